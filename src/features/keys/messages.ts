export const messages = {
  title: "Keys and key to symbols",
  close: "Close",
  tabs: { keys: "Keys", symbols: "Key to symbols" },
  areas: {
    everywhere: "Everywhere",
    canvas: "On the canvas and in the outline",
    trace: "In a packet trace",
    terminal: "In the terminal",
  },
  single: "Single letters act",
  singleOff: "Switched off: letters and signs alone do nothing until you switch them on again.",
  intro:
    "Line style says what it is. Colour and letter say which driver. On the canvas, yellow is only ever a packet.",
  drivers: "Drivers: colour, letter and outline together",
  driverSays: {
    nat: "Private network behind the host",
    transparent: "On the LAN, own MAC",
    l2bridge: "On the LAN, host’s MAC",
    l2tunnel: "Azure: policy at the physical host",
    overlay: "Across hosts, in a tunnel",
  },
  states: "States of any object",
  stateSays: {
    hover: "Pointer over it",
    focus: "Keyboard focus: ring with a gap",
    selected: "Selected: ring, inspector follows",
    created: "Being created: dashed, no fill",
    path: "On the packet’s path",
  },
  outcomes: "Outcomes: icon, word and colour",
  outcomeSays: {
    ok: ["Delivered", "round tick"],
    bad: ["Dropped", "square cross, always with a reason"],
    warn: ["Check this", "triangle, never blocks"],
    unknown: ["Cannot be tried", "dashed ring, says what is missing"],
  },
  zoom: "Detail follows the zoom",
  zoomSays:
    "Zooming out shows fewer words, never tiny ones: dots below 45%, names below 80%, everything above.",
} as const;
