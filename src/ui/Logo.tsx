/** The mark: one port above, three below. Drawn in ink, because chrome has no hue. */
export function Logo({ size = 24 }: { readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden
      style={{ flex: "none", display: "block" }}
    >
      <rect width="32" height="32" rx="8" fill="var(--ink)" />
      <g fill="none" stroke="var(--on-ink)" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round">
        <path d="M8.5 9v4.5c0 4.2 3.2 6 7.5 6s7.5-1.8 7.5-6V9M16 9v15" />
      </g>
      <g fill="var(--on-ink)">
        <circle cx="8.5" cy="8.5" r="2.7" />
        <circle cx="16" cy="8.5" r="2.7" />
        <circle cx="23.5" cy="8.5" r="2.7" />
        <circle cx="16" cy="24.5" r="2.7" />
      </g>
    </svg>
  );
}
