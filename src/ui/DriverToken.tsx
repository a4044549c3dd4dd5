import classes from "./DriverToken.module.css";
import { DRIVER_SHAPES, type DriverShape } from "./driver-shapes.ts";

interface DriverTokenProps {
  /** "nat", "transparent" …; another word gets a plain square with its first letter. */
  readonly driver: string;
  readonly size?: number;
  /** false where the driver's name stands beside it: the token is then decoration. */
  readonly labelled?: boolean;
}

/**
 * The driver's colour, outline and letter together: no one of them is needed to tell drivers apart. The style sheet
 * draws the letter: as text it would be part of the words of the button or row that it stands in.
 */
export function DriverToken({ driver, size = 20, labelled = false }: DriverTokenProps) {
  const shape: DriverShape = DRIVER_SHAPES[driver] ?? {
    letter: driver.slice(0, 1).toUpperCase(),
    outline: "M2 2H18V18H2Z",
    colour: "var(--text-3)",
  };
  return (
    <span
      className={classes.token}
      data-letter={shape.letter}
      style={{ width: size, height: size, fontSize: size * 0.525 }}
      {...(labelled ? { role: "img", "aria-label": driver } : { "aria-hidden": true })}
    >
      <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden>
        <path d={shape.outline} fill={shape.colour} />
      </svg>
    </span>
  );
}
