export const messages = {
  title: "Settings",
  close: "Close the settings",
  kept: "Kept in this browser. A link never carries them.",
  theme: "Light or dark",
  themes: { auto: "As the system", light: "Light", dark: "Dark" },
  motion: "Motion",
  motions: { system: "As the system", full: "Move", reduced: "Stand still" },
  motionHint: "Stand still: a packet's path shows at once, and hops follow your keys.",
  colours: "Colours of the terminal",
  colourNames: { dark: "Dark", theme: "Follow the theme", powershell: "PowerShell blue" },
  single: "Single letters act",
  singleHint: "C, N, H, L, P, comma, full stop and the like, while the canvas or the outline has the focus.",
} as const;
