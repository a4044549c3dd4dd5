import IconArrowsExchange from "@tabler/icons-react/dist/esm/icons/IconArrowsExchange.mjs";
import IconArrowsShuffle from "@tabler/icons-react/dist/esm/icons/IconArrowsShuffle.mjs";
import IconBrandDocker from "@tabler/icons-react/dist/esm/icons/IconBrandDocker.mjs";
import IconBrandWindows from "@tabler/icons-react/dist/esm/icons/IconBrandWindows.mjs";
import IconCpu from "@tabler/icons-react/dist/esm/icons/IconCpu.mjs";
import IconFlask from "@tabler/icons-react/dist/esm/icons/IconFlask.mjs";
import IconNetwork from "@tabler/icons-react/dist/esm/icons/IconNetwork.mjs";
import IconRoute from "@tabler/icons-react/dist/esm/icons/IconRoute.mjs";
import IconShieldHalf from "@tabler/icons-react/dist/esm/icons/IconShieldHalf.mjs";
import IconTerminal2 from "@tabler/icons-react/dist/esm/icons/IconTerminal2.mjs";
import IconUsers from "@tabler/icons-react/dist/esm/icons/IconUsers.mjs";
import IconWall from "@tabler/icons-react/dist/esm/icons/IconWall.mjs";
import { memo, useMemo } from "react";
import { eventLabel } from "#store";
import { Z_PATH } from "../flow/flow-nodes.ts";
import { InViewport } from "../flow/InViewport.tsx";
import { navItems } from "../interaction/nav-items.ts";
import { bottom, type Point, type Rect, right, roundedPath } from "../layout/geometry.ts";
import { SERVICES_WIDTH } from "../layout/layout.ts";
import type { Layout } from "../layout/placed.ts";
import { messages } from "../messages.ts";
import { calloutPlace } from "./callout-place.ts";
import styles from "./Services.module.css";
import { CALLS, eventKey, GUTTER, type ServiceCard, serviceCards } from "./services.ts";
import type { Inside } from "./use-inside.ts";

interface ServicesProps {
  readonly layout: Layout;
  readonly inside: Inside;
}

/** The host's left half while stepping inside a command: who works, and an arrow to what it just made. */
export const Services = memo(function Services({ layout, inside }: ServicesProps) {
  const cards = useMemo(() => serviceCards(inside.events), [inside.events]);
  const host = layout.hosts.find(({ scene }) => scene.name === inside.host);
  const target = useMemo(() => targetOf(layout, inside), [layout, inside]);
  if (!host || layout.level !== "everything") return null;
  const active = cards.find(({ actor }) => actor === inside.event?.actor);
  const from = active && { ...active.rect, x: active.rect.x + host.rect.x, y: active.rect.y + host.rect.y };
  const divider = SERVICES_WIDTH + 8;
  return (
    <InViewport>
      <div className={styles["half"]} style={{ left: host.rect.x, top: host.rect.y, zIndex: 20 }}>
        <b className={styles["heading"]} style={{ left: 24, top: 44 }}>
          {messages.services}
        </b>
        <b className={styles["heading"]} style={{ left: divider + 20, top: 44 }}>
          {messages.built}
        </b>
        <span className={styles["divider"]} style={{ left: divider, height: host.rect.h - 70 }} />
        {cards.map((card) => (
          <Service key={card.actor} card={card} active={card === active} />
        ))}
      </div>
      <svg className={styles["arrows"]} style={{ zIndex: Z_PATH }} width={1} height={1} aria-hidden>
        <defs>
          <marker
            id="call-head"
            viewBox="0 0 10 10"
            refX="8.5"
            refY="5"
            markerWidth="5"
            markerHeight="5"
            orient="auto"
          >
            <path d="M0 0L10 5L0 10Z" fill="context-stroke" />
          </marker>
        </defs>
        <g transform={`translate(${host.rect.x} ${host.rect.y})`}>
          {CALLS.map(([caller, callee]) => (
            <Call key={callee} from={rectOf(cards, caller)} to={rectOf(cards, callee)} />
          ))}
        </g>
        {from && target && <Arrow from={from} to={target} gutter={host.rect.x + GUTTER} />}
      </svg>
      {from && target && inside.event && (
        <Callout layout={layout} at={target} count={inside.count} words={eventLabel(inside.event)} />
      )}
    </InViewport>
  );
});

/** The part of the canvas that the last event made or changed. */
function targetOf(layout: Layout, { event }: Inside): Rect | null {
  const key = event === null ? null : eventKey(event);
  if (key === null || event === null) return null;
  const items = navItems(layout);
  const exact = items.find((item) => item.key === key || item.aliases.includes(key));
  if (exact) return exact.rect;
  const cell = { natMappings: "#winnat", winNats: "#winnat", firewallRules: "#firewall" }[String(event.kind)];
  const inCell =
    cell === undefined ? undefined : items.find((item) => item.key.endsWith(`/${event.host ?? ""}/1${cell}`));
  return inCell?.rect ?? null;
}

function rectOf(cards: readonly ServiceCard[], actor: string): Rect | undefined {
  return cards.find((card) => card.actor === actor)?.rect;
}

const ICONS = {
  docker: IconTerminal2,
  dockerd: IconBrandDocker,
  HCS: IconCpu,
  HNS: IconNetwork,
  VMSwitch: IconArrowsShuffle,
  VFP: IconShieldHalf,
  WinNAT: IconArrowsExchange,
  Firewall: IconWall,
  TCPIP: IconRoute,
  Windows: IconBrandWindows,
  swarm: IconUsers,
  lab: IconFlask,
} as const;

const Service = memo(function Service({
  card,
  active,
}: {
  readonly card: ServiceCard;
  readonly active: boolean;
}) {
  const ServiceIcon = ICONS[card.actor];
  const { x, y, w, h } = card.rect;
  return (
    <div className={styles["service"]} data-active={active} style={{ left: x, top: y, width: w, height: h }}>
      <ServiceIcon size={17} stroke={1.7} aria-hidden />
      <span>
        <b>{card.title}</b>
        <span>{card.sub}</span>
      </span>
    </div>
  );
});

function Call({ from, to }: { readonly from: Rect | undefined; readonly to: Rect | undefined }) {
  if (!from || !to) return null;
  const start = { x: from.x + from.w / 2 + Math.sign(to.x - from.x) * 34, y: bottom(from) };
  const end = { x: to.x + to.w / 2, y: to.y - 3 };
  const turn = (start.y + end.y) / 2;
  const points = [start, { x: start.x, y: turn }, { x: end.x, y: turn }, end];
  return <path d={roundedPath(points)} className={styles["call"]} markerEnd="url(#call-head)" />;
}

interface ArrowProps {
  readonly from: Rect;
  readonly to: Rect;
  /** Where arrows run, between the halves. */
  readonly gutter: number;
}

/** From the service to the object's left edge, round the service beside it. */
function Arrow({ from, to, gutter }: ArrowProps) {
  const start = { x: right(from) + 2, y: from.y + from.h / 2 };
  const small = to.w < 40;
  const end: Point = small
    ? { x: to.x - 8, y: to.y + to.h / 2 - 4 }
    : { x: to.x - 6, y: to.y + Math.min(to.h / 2, 20) };
  const isBesideAnother = gutter - start.x > from.w;
  const aside = start.x + 5;
  const under = bottom(from) + 8;
  const detour = isBesideAnother
    ? [
        { x: aside, y: start.y },
        { x: aside, y: under },
        { x: gutter, y: under },
      ]
    : [{ x: gutter, y: start.y }];
  const points = [start, ...detour, { x: gutter, y: end.y }, end];
  return <path d={roundedPath(points)} className={styles["arrow"]} markerEnd="url(#call-head)" />;
}

interface CalloutProps {
  readonly layout: Layout;
  readonly at: Rect;
  readonly count: number;
  readonly words: string;
}

/** What the call does, beside the object that it makes. */
function Callout({ layout, at, count, words }: CalloutProps) {
  const place = useMemo(() => calloutPlace(layout, at, `${count} ${words}`), [layout, at, count, words]);
  return (
    <div className={styles["label"]} style={{ left: place.x, top: place.y, zIndex: Z_PATH }}>
      <b>{count}</b>
      {words}
    </div>
  );
}
