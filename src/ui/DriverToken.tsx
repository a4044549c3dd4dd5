import { DRIVER_SHAPES, type DriverShape } from "./driver-shapes.ts";

interface DriverTokenProps {
  /** "nat", "transparent" …; another word gets a plain square with its first letter. */
  readonly driver: string;
  readonly size?: number;
  /** false where the driver's name stands beside it: the token is then decoration. */
  readonly labelled?: boolean;
}

/** The driver's colour, outline and letter together: no one of them is needed to tell drivers apart. */
export function DriverToken({ driver, size = 20, labelled = false }: DriverTokenProps) {
  const shape: DriverShape = DRIVER_SHAPES[driver] ?? {
    letter: driver.slice(0, 1).toUpperCase(),
    outline: "M2 2H18V18H2Z",
    colour: "var(--text-3)",
  };
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      style={{ flex: "none", display: "block" }}
      {...(labelled ? { role: "img", "aria-label": driver } : { "aria-hidden": true })}
    >
      <path d={shape.outline} fill={shape.colour} />
      <text
        x="10"
        y="13.7"
        textAnchor="middle"
        fontSize="10.5"
        fontWeight="700"
        fontFamily="var(--font-ui)"
        fill="var(--on-driver)"
      >
        {shape.letter}
      </text>
    </svg>
  );
}
