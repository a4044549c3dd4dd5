import { memo } from "react";
import { hopsOf, useTracing, useView } from "#store";
import { Z_LINKS } from "./flow/flow-nodes.ts";
import { InViewport } from "./flow/InViewport.tsx";
import { cachedKey } from "./interaction/keys.ts";
import styles from "./Links.module.css";
import { distance, type Point, roundedPath } from "./layout/geometry.ts";
import type { Ground, Layout, LinkGroup, PlacedTunnel } from "./layout/placed.ts";
import { tunnelText } from "./layout/tunnels.ts";
import { useTone } from "./lens/paint-context.ts";

/** Everything that is a line, under the nodes: one path for all links of a switch. */
export const Links = memo(function Links({ layout }: { readonly layout: Layout }) {
  const { unit } = layout;
  return (
    <InViewport>
      <svg className={styles["layer"]} style={{ zIndex: Z_LINKS }} width={1} height={1} aria-hidden>
        <g transform={`scale(${unit})`}>
          <Cables ground={layout.ground} />
          {layout.hosts.map(({ key, rect, inside }) => (
            <g key={key} transform={`translate(${rect.x} ${rect.y})`}>
              {inside.links.map((group) => (
                <Group key={group.key} group={group} />
              ))}
            </g>
          ))}
          {layout.ground.tunnels.map((tunnel) => (
            <Tube key={tunnel.key} tunnel={tunnel} />
          ))}
        </g>
      </svg>
      {layout.ground.tunnels.map((tunnel) => (
        <TunnelLabel key={tunnel.key} tunnel={tunnel} unit={unit} />
      ))}
      <VlanChips ground={layout.ground} unit={unit} />
    </InViewport>
  );
});

/** Links of a switch that are paths of their own, which can be drawn and moved one by one; more are one path. */
const MOST_APART = 40;

const Group = memo(function Group({ group }: { readonly group: LinkGroup }) {
  const hovered = useView((view) => {
    if (view.hovered === null || group.kind !== "link") return "";
    const key = cachedKey(view.hovered);
    return group.paths.map((path) => (path.of.includes(key) ? path.d : "")).join("");
  });
  const tone = useTone([group.owner], group.tone);
  const d = group.paths.map((path) => path.d).join("");
  const apart = group.kind === "link" && group.paths.length <= MOST_APART;
  return (
    <g data-tone={group.tone === "cable" ? "cable" : tone} data-kind={group.kind} className={styles["group"]}>
      {apart ? (
        group.paths.map((path) => (
          <path key={path.key} d={path.d} pathLength={1} className={`vl-link vl-draw ${styles["line"]}`} />
        ))
      ) : (
        <path d={d} className={`vl-link ${styles["line"]}`} />
      )}
      {group.kind === "trunk" && <path d={d} className={`vl-link ${styles["trunkGap"]}`} />}
      {hovered !== "" && <path d={hovered} data-hovered className={styles["thick"]} />}
    </g>
  );
});

const Cables = memo(function Cables({ ground }: { readonly ground: Ground }) {
  return (
    <g data-tone="cable" data-kind="cable" className={styles["group"]}>
      {ground.cables.map(({ key, points }) => {
        const d = roundedPath(points);
        return (
          <g key={key}>
            <path d={roundedPath(shortened(points))} className={`vl-link ${styles["casing"]}`} />
            <path d={d} className={`vl-link ${styles["line"]}`} />
          </g>
        );
      })}
    </g>
  );
});

/** What keeps a cable apart from those that it crosses ends before the bar, which it must not cut. */
function shortened(points: readonly Point[]): readonly Point[] {
  const [end, before] = [points.at(-1), points.at(-2)];
  if (!end || !before) return points;
  const by = Math.min(1, 7 / Math.max(1, distance(before, end)));
  const at = { x: end.x + (before.x - end.x) * by, y: end.y + (before.y - end.y) * by };
  return [...points.slice(0, -1), at];
}

/** Its core moves only while a packet that plays is in it. */
const Tube = memo(function Tube({ tunnel }: { readonly tunnel: PlacedTunnel }) {
  const d = tunnel.paths.join("");
  const carries = useTracing((tracing) => {
    const vni = tracing.playing ? hopsOf(tracing)[tracing.hop]?.after.outer?.vni : undefined;
    return vni !== undefined && tunnel.vnis.includes(vni);
  });
  return (
    <g>
      <path d={d} className={styles["tubeEdge"]} />
      <path d={d} className={styles["tube"]} />
      <path d={d} className={styles["core"]} data-tunnel={tunnel.key} data-carries={carries || undefined} />
    </g>
  );
});

function TunnelLabel({ tunnel, unit }: { readonly tunnel: PlacedTunnel; readonly unit: number }) {
  const words = tunnelText(tunnel.vnis);
  const { x, y, w, h } = tunnel.label;
  // The words in the middle of the room that the layout keeps for them.
  const left = (x + w / 2) * unit;
  const top = (y + h / 2) * unit;
  return (
    <div
      className={styles["tunnelLabel"]}
      style={{ left, top, transform: `scale(${unit}) translate(-50%, -50%)` }}
    >
      <b>{words.title}</b> {words.vni}
    </div>
  );
}

function VlanChips({ ground, unit }: { readonly ground: Ground; readonly unit: number }) {
  return ground.cables.map(({ key, vlan }) =>
    vlan === null ? null : (
      <div
        key={key}
        className={styles["vlan"]}
        style={{ left: vlan.at.x * unit, top: vlan.at.y * unit, transform: `scale(${unit})` }}
      >
        {vlan.text}
      </div>
    ),
  );
}
