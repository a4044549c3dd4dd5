export interface DriverShape {
  readonly letter: string;
  /** SVG path in a 20 × 20 box. */
  readonly outline: string;
  readonly colour: string;
}

/** A sixth driver needs a new outline, a new letter and a colour that passes the colour-blind check. */
export const DRIVER_SHAPES: Readonly<Record<string, DriverShape>> = {
  nat: { letter: "N", outline: "M10 0.5A9.5 9.5 0 1 1 10 19.5A9.5 9.5 0 1 1 10 0.5Z", colour: "var(--nat)" },
  transparent: {
    letter: "T",
    outline: "M4 1H16A3 3 0 0 1 19 4V16A3 3 0 0 1 16 19H4A3 3 0 0 1 1 16V4A3 3 0 0 1 4 1Z",
    colour: "var(--transparent)",
  },
  l2bridge: {
    letter: "B",
    outline:
      "M6.2 1.2H13.8A1.6 1.6 0 0 1 15.2 2L19 9.2A1.6 1.6 0 0 1 19 10.8L15.2 18A1.6 1.6 0 0 1 13.8 18.8H6.2A1.6 1.6 0 0 1 4.8 18L1 10.8A1.6 1.6 0 0 1 1 9.2L4.8 2A1.6 1.6 0 0 1 6.2 1.2Z",
    colour: "var(--l2bridge)",
  },
  l2tunnel: {
    letter: "U",
    outline: "M1 19V9.5A9 9 0 0 1 19 9.5V19A0.5 0.5 0 0 1 18.5 19.5H1.5A0.5 0.5 0 0 1 1 19Z",
    colour: "var(--l2tunnel)",
  },
  overlay: {
    letter: "O",
    outline:
      "M8.7 0.9A1.8 1.8 0 0 1 11.3 0.9L19.1 8.7A1.8 1.8 0 0 1 19.1 11.3L11.3 19.1A1.8 1.8 0 0 1 8.7 19.1L0.9 11.3A1.8 1.8 0 0 1 0.9 8.7Z",
    colour: "var(--overlay)",
  },
};
