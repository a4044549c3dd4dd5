/** "20.10.18" >= 20.10.18; versions of dockerd are compared by their three numbers, suffixes do not count. */
export function isAtLeast(version: string, major: number, minor: number, patch = 0): boolean {
  const [a = 0, b = 0, c = 0] = version.split(".").map((part) => Number.parseInt(part, 10) || 0);
  if (a !== major) return a > major;
  if (b !== minor) return b > minor;
  return c >= patch;
}
