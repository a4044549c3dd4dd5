import type { ReactNode } from "react";

interface CanvasSymbol {
  readonly name: string;
  readonly says: string;
  /** In a box of 180 × 60. */
  readonly drawing: ReactNode;
}

const label = (x: number, y: number, text: string, props: Record<string, string | number> = {}) => (
  <text x={x} y={y} fontSize="11" fill="var(--text)" fontWeight="600" {...props}>
    {text}
  </text>
);

const code = (x: number, y: number, text: string, fill = "var(--text)") => (
  <text x={x} y={y} fontSize="10.5" fontFamily="var(--font-code)" fill={fill}>
    {text}
  </text>
);

const line = { fill: "none", strokeWidth: 1.5 } as const;

function Pill({ double, word }: { readonly double?: boolean; readonly word: string }) {
  return (
    <>
      <rect
        x="28"
        y="19"
        width="124"
        height="22"
        rx="6"
        fill="var(--surface)"
        stroke="var(--nat)"
        strokeWidth="1.5"
      />
      {double ? (
        <rect x="25" y="16" width="130" height="28" rx="8" {...line} stroke="var(--nat)" strokeWidth="1" />
      ) : null}
      {label(36, 34, word, { fill: "var(--nat)" })}
      {code(78, 34, "172.16.0.12")}
    </>
  );
}

/** The grammar of the canvas, one shape a card. */
export const SYMBOLS: readonly CanvasSymbol[] = [
  {
    name: "Host",
    says: "solid line, round corners",
    drawing: (
      <>
        <path
          d="M22 60V24a12 12 0 0 1 12-12h112a12 12 0 0 1 12 12v36"
          fill="var(--host-fill)"
          stroke="var(--line-2)"
          strokeWidth="1.5"
        />
        {label(36, 34, "win-01")}
      </>
    ),
  },
  {
    name: "Own network view",
    says: "network namespace, dashed",
    drawing: (
      <>
        <rect
          x="22"
          y="18"
          width="136"
          height="34"
          rx="11"
          {...line}
          stroke="var(--line-2)"
          strokeDasharray="4 3"
        />
        <rect x="34" y="10" width="76" height="16" fill="var(--surface-2)" />
        {label(38, 22, "namespace 3", { fontWeight: 400 })}
      </>
    ),
  },
  {
    name: "Own kernel",
    says: "Hyper-V utility VM, double line",
    drawing: (
      <>
        <rect
          x="22"
          y="14"
          width="136"
          height="38"
          rx="15"
          {...line}
          stroke="var(--line-2)"
          strokeWidth="1"
        />
        <rect
          x="26"
          y="18"
          width="128"
          height="30"
          rx="11"
          {...line}
          stroke="var(--line-2)"
          strokeWidth="1"
        />
        {label(52, 37, "Hyper-V VM", { fontWeight: 400 })}
      </>
    ),
  },
  {
    name: "Container",
    says: "filled dot: running; square: stopped",
    drawing: (
      <>
        <rect x="24" y="8" width="132" height="44" rx="8" fill="var(--surface)" stroke="var(--line-2)" />
        {label(36, 26, "web")}
        {code(36, 43, "iis:ltsc2022", "var(--text-2)")}
        <circle cx="142" cy="21" r="4.5" fill="var(--ok)" />
      </>
    ),
  },
  {
    name: "Inside-only switch",
    says: "internal vSwitch, outlined label",
    drawing: (
      <>
        <rect
          x="14"
          y="14"
          width="152"
          height="32"
          rx="10"
          fill="var(--nat-tint-9)"
          stroke="var(--nat)"
          strokeWidth="1.5"
        />
        {label(28, 34, "nat")}
        <rect x="88" y="21" width="68" height="18" rx="4" {...line} stroke="var(--nat)" />
        {label(94, 34, "INTERNAL", { fill: "var(--nat)", fontSize: 10.5, fontWeight: 700 })}
      </>
    ),
  },
  {
    name: "Switch on the wire",
    says: "external vSwitch, filled, uplink",
    drawing: (
      <>
        <rect
          x="14"
          y="8"
          width="152"
          height="32"
          rx="10"
          fill="var(--transparent-tint-9)"
          stroke="var(--transparent)"
          strokeWidth="1.5"
        />
        {label(28, 28, "corp")}
        <rect x="88" y="15" width="70" height="18" rx="4" fill="var(--transparent)" />
        {label(94, 28, "EXTERNAL", { fill: "var(--on-driver)", fontSize: 10.5, fontWeight: 700 })}
        <path d="M84 40v20M89 40v20" stroke="var(--transparent)" strokeWidth="2" />
      </>
    ),
  },
  { name: "Container’s network card", says: "vNIC, thin outline", drawing: <Pill word="vNIC" /> },
  { name: "VM’s network card", says: "vmNIC, double outline", drawing: <Pill word="vmNIC" double /> },
  {
    name: "Real network card",
    says: "pNIC, solid, on the host’s edge",
    drawing: (
      <>
        <rect x="34" y="18" width="112" height="24" rx="5" fill="var(--ink)" />
        {label(46, 34, "pNIC", { fill: "var(--on-ink)" })}
        {code(80, 34, "Ethernet", "var(--on-ink)")}
      </>
    ),
  },
  {
    name: "Port and its rules",
    says: "VFP policies, count",
    drawing: (
      <>
        <path
          d="M16 60V42a8 8 0 0 1 8-8h132a8 8 0 0 1 8 8v18"
          fill="var(--l2bridge-tint-9)"
          stroke="var(--l2bridge)"
          strokeWidth="1.5"
        />
        <path d="M50 0v28" stroke="var(--l2bridge)" strokeWidth="2" />
        <rect
          x="41"
          y="27"
          width="18"
          height="10"
          rx="3"
          fill="var(--surface)"
          stroke="var(--l2bridge)"
          strokeWidth="3"
        />
        {label(66, 27, "port 1", { fontWeight: 400 })}
        <rect x="104" y="14" width="52" height="18" rx="9" {...line} stroke="var(--line-2)" strokeWidth="1" />
        {label(114, 27, "3 rules", { fontWeight: 400 })}
      </>
    ),
  },
  {
    name: "Host stack",
    says: "Firewall, WinNAT, TCP/IP",
    drawing: (
      <>
        <rect
          x="10"
          y="14"
          width="160"
          height="34"
          rx="11"
          {...line}
          stroke="var(--line-2)"
          strokeDasharray="4 3"
        />
        <path d="M64 14v34M118 14v34" stroke="var(--line)" />
        {label(17, 35, "Firewall", { fontWeight: 400 })}
        {label(70, 35, "WinNAT", { fontWeight: 400 })}
        {label(128, 35, "TCP/IP", { fontWeight: 400 })}
      </>
    ),
  },
  {
    name: "Tunnel",
    says: "VXLAN, a tube round the wire",
    drawing: (
      <>
        <rect
          x="0"
          y="20"
          width="180"
          height="20"
          fill="color-mix(in srgb, var(--overlay) 18%, var(--surface))"
        />
        <path d="M0 20h180M0 40h180" stroke="var(--overlay)" strokeWidth="1.5" />
        <path d="M0 30h180" stroke="var(--overlay)" strokeWidth="2" strokeDasharray="2 5" />
      </>
    ),
  },
  {
    name: "Virtual link, real cable",
    says: "thin in driver colour, thick grey",
    drawing: (
      <>
        <path d="M14 20h152" stroke="var(--nat)" strokeWidth="2" />
        <path d="M14 42h152" stroke="var(--cable)" strokeWidth="3.5" strokeLinecap="round" />
      </>
    ),
  },
  {
    name: "LAN",
    says: "thick bar, everyone on it",
    drawing: (
      <>
        <path d="M14 26h152" stroke="var(--cable)" strokeWidth="8" strokeLinecap="round" />
        <path d="M90 26v34" stroke="var(--cable)" strokeWidth="3.5" />
      </>
    ),
  },
  {
    name: "Device on the LAN",
    says: "gateway, DHCP, laptop, Internet",
    drawing: (
      <>
        <rect
          x="30"
          y="10"
          width="120"
          height="40"
          rx="9"
          fill="var(--surface)"
          stroke="var(--line-2)"
          strokeWidth="1.5"
        />
        <rect x="37" y="17" width="26" height="26" rx="6" fill="var(--surface-2)" />
        {label(72, 27, "gateway")}
        {code(72, 42, "192.168.10.1", "var(--text-2)")}
      </>
    ),
  },
  {
    name: "Packet path",
    says: "numbered, current hop ringed",
    drawing: (
      <>
        <path d="M0 30h180" stroke="var(--packet-casing)" strokeWidth="7" />
        <path d="M0 30h180" stroke="var(--packet)" strokeWidth="3.6" />
        <circle cx="60" cy="30" r="10" fill="var(--packet)" stroke="var(--packet-casing)" strokeWidth="1.5" />
        <circle cx="122" cy="30" r="16" fill="var(--surface)" stroke="var(--packet-casing)" strokeWidth="2" />
        <circle
          cx="122"
          cy="30"
          r="11.5"
          fill="var(--packet)"
          stroke="var(--packet-casing)"
          strokeWidth="1.5"
        />
        {label(57, 34, "4", { fill: "#14181f", fontWeight: 700 })}
        {label(119, 34, "5", { fill: "#14181f", fontWeight: 700 })}
      </>
    ),
  },
  {
    name: "Dropped here",
    says: "square cross, dots: not reached",
    drawing: (
      <>
        <path d="M0 30h86" stroke="var(--packet-casing)" strokeWidth="7" />
        <path d="M0 30h86" stroke="var(--packet)" strokeWidth="3.6" />
        <path d="M102 30h78" stroke="var(--text-3)" strokeWidth="2" strokeDasharray="2 5" />
        <rect x="77" y="16" width="28" height="28" rx="7" fill="var(--bad)" />
        <path d="m85 24 12 12m0-12L85 36" stroke="var(--surface)" strokeWidth="2" />
      </>
    ),
  },
  {
    name: "Rewritten field",
    says: "old struck through, new bold",
    drawing: (
      <>
        <rect x="50" y="18" width="80" height="24" rx="5" fill="var(--mark)" />
        <text x="59" y="34" fontSize="11.5" fontFamily="var(--font-code)" fill="var(--mark-text)">
          <tspan textDecoration="line-through">8080</tspan>
          <tspan dx="8" fontWeight="700">
            80
          </tspan>
        </text>
      </>
    ),
  },
];
