import type { ReactNode } from "react";
import type { Preset } from "#engine";

/** A box of 260 × 128 in which the cards draw with the canvas's own grammar. */
export const DRAWING_BOX = "0 0 260 128";

const solid = { fill: "none", strokeWidth: 1.4 } as const;

function HostFrame({ x, w }: { readonly x: number; readonly w: number }) {
  return (
    <rect
      x={x}
      y="12"
      width={w}
      height="86"
      rx="8"
      fill="var(--host-fill)"
      stroke="var(--line-2)"
      strokeWidth="1.4"
    />
  );
}

/** A namespace with its container; in a VM the frame is double. */
function Box({ x, vm = false }: { readonly x: number; readonly vm?: boolean }) {
  return (
    <>
      {vm ? (
        <>
          <rect
            x={x - 5}
            y="15"
            width="50"
            height="37"
            rx="8"
            {...solid}
            strokeWidth="1"
            stroke="var(--line-2)"
          />
          <rect
            x={x - 2.6}
            y="17.4"
            width="45.2"
            height="32.2"
            rx="6.4"
            {...solid}
            strokeWidth="1"
            stroke="var(--line-2)"
          />
        </>
      ) : null}
      <rect
        x={x}
        y="20"
        width="40"
        height="27"
        rx="5"
        {...solid}
        stroke="var(--line-2)"
        strokeDasharray="3 2.4"
        fill="var(--ns-fill)"
      />
      <rect x={x + 6} y="26" width="28" height="15" rx="3" fill="var(--surface)" stroke="var(--line-2)" />
    </>
  );
}

const TOKENS: Readonly<Record<string, (x: number) => ReactNode>> = {
  nat: (x) => <circle cx={x} cy="70" r="5" fill="var(--nat)" />,
  transparent: (x) => <rect x={x - 4.5} y="65.5" width="9" height="9" rx="1.5" fill="var(--transparent)" />,
  l2bridge: (x) => <path d={`M${x - 2.7} 65h5.4l2.8 5-2.8 5h-5.4l-2.8-5z`} fill="var(--l2bridge)" />,
  l2tunnel: (x) => <path d={`M${x - 4.6} 75v-4.6a4.6 4.6 0 0 1 9.2 0V75z`} fill="var(--l2tunnel)" />,
  overlay: (x) => <path d={`M${x} 64.4l5.6 5.6-5.6 5.6-5.6-5.6z`} fill="var(--overlay)" />,
};

interface SwitchProps {
  readonly x: number;
  readonly w: number;
  readonly driver: string;
  /** Middles of the containers above it. */
  readonly ports: readonly number[];
}

function Switch({ x, w, driver, ports }: SwitchProps) {
  const colour = `var(--${driver})`;
  return (
    <>
      {ports.map((port) => (
        <path key={port} d={`M${port} 47V61`} stroke={colour} strokeWidth="2" />
      ))}
      <rect
        x={x}
        y="61"
        width={w}
        height="18"
        rx="5"
        fill={`var(--${driver}-tint-9)`}
        stroke={colour}
        strokeWidth="1.4"
      />
      {TOKENS[driver]?.(x + 12)}
    </>
  );
}

function HostStack({ x, w }: { readonly x: number; readonly w: number }) {
  return (
    <>
      <path d={`M${x + w / 2} 79v4`} stroke="var(--nat)" strokeWidth="1.6" />
      <rect
        x={x}
        y="83"
        width={w}
        height="10"
        rx="4"
        {...solid}
        strokeWidth="1.1"
        stroke="var(--line-2)"
        strokeDasharray="3 2.4"
      />
    </>
  );
}

function Uplink({ x, driver }: { readonly x: number; readonly driver: string }) {
  return <path d={`M${x - 1.7} 79v16M${x + 1.7} 79v16`} stroke={`var(--${driver})`} strokeWidth="1.6" />;
}

function Card({ x }: { readonly x: number }) {
  return (
    <>
      <path d={`M${x} 102v12`} stroke="var(--cable)" strokeWidth="2.6" />
      <rect x={x - 11} y="94" width="22" height="8" rx="2.4" fill="var(--ink)" />
    </>
  );
}

function Lan() {
  return <path d="M46 116h168" stroke="var(--cable)" strokeWidth="4" strokeLinecap="round" />;
}

/** One driver that goes straight to the wire. */
function OnTheWire({ driver }: { readonly driver: string }) {
  return (
    <>
      <HostFrame x={62} w={136} />
      <Box x={78} />
      <Box x={142} />
      <Switch x={74} w={112} driver={driver} ports={[98, 162]} />
      <Uplink x={130} driver={driver} />
      <Lan />
      <Card x={130} />
    </>
  );
}

/** What a ready-made lab looks like, by its name or by the driver of the network that it creates. */
const DRAWINGS: Readonly<Record<string, ReactNode>> = {
  "nat-publish": (
    <>
      <HostFrame x={62} w={136} />
      <Box x={78} />
      <Box x={142} vm />
      <Switch x={74} w={112} driver="nat" ports={[98, 162]} />
      <HostStack x={74} w={112} />
      <Lan />
      <Card x={98} />
    </>
  ),
  "nat-and-transparent": (
    <>
      <HostFrame x={46} w={168} />
      <Box x={68} />
      <Box x={154} />
      <Switch x={58} w={68} driver="nat" ports={[88]} />
      <Switch x={136} w={66} driver="transparent" ports={[174]} />
      <HostStack x={58} w={68} />
      <Uplink x={174} driver="transparent" />
      <Lan />
      <Card x={82} />
      <Card x={174} />
    </>
  ),
  overlay: (
    <>
      <HostFrame x={40} w={84} />
      <HostFrame x={136} w={84} />
      <Box x={62} />
      <Box x={158} />
      <Switch x={50} w={64} driver="overlay" ports={[82]} />
      <Switch x={146} w={64} driver="overlay" ports={[178]} />
      <Lan />
      <Card x={98} />
      <Card x={162} />
      <path
        d="M98 79v34a5 5 0 0 0 5 5h54a5 5 0 0 0 5-5V79"
        {...solid}
        stroke="var(--overlay)"
        strokeWidth="7"
      />
      <path
        d="M98 79v34a5 5 0 0 0 5 5h54a5 5 0 0 0 5-5V79"
        {...solid}
        stroke="color-mix(in srgb, var(--overlay) 22%, var(--surface))"
        strokeWidth="5"
      />
      <path
        d="M98 79v34a5 5 0 0 0 5 5h54a5 5 0 0 0 5-5V79"
        {...solid}
        stroke="var(--overlay)"
        strokeWidth="1.4"
        strokeDasharray="1.4 3"
      />
      <rect x="87" y="94" width="22" height="8" rx="2.4" fill="var(--ink)" />
      <rect x="151" y="94" width="22" height="8" rx="2.4" fill="var(--ink)" />
    </>
  ),
  l2bridge: <OnTheWire driver="l2bridge" />,
  "vlan-trunk": <OnTheWire driver="transparent" />,
  "azure-l2tunnel": <OnTheWire driver="l2tunnel" />,
};

export function drawingOf({ name, lines }: Preset): ReactNode {
  const drivers = lines.flatMap(
    ({ text }) => /network create .*?-d(?:river)?[ =](\w+)/.exec(text)?.[1] ?? [],
  );
  return DRAWINGS[name] ?? DRAWINGS[drivers[0] ?? ""] ?? DRAWINGS["nat-publish"];
}
