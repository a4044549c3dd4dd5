import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { DriverToken } from "#ui";
import type { SwitchFlowNode } from "../flow/flow-nodes.ts";
import { fullName } from "../interaction/item-labels.ts";
import { useItem } from "../interaction/use-item-state.ts";
import { portWords } from "../layout/bar.ts";
import type { PlacedPort } from "../layout/placed.ts";
import { useTone } from "../lens/paint-context.ts";
import { Fresh } from "./Fresh.tsx";
import { RuleBadge } from "./RuleBadge.tsx";
import styles from "./SwitchNode.module.css";

/** A vSwitch as a bar with its ports on the edges. */
export const SwitchNode = memo(function SwitchNode({ data }: NodeProps<SwitchFlowNode>) {
  const { scene, rect, ports } = data.placed;
  const tone = useTone([scene.key], scene.tone);
  return (
    <>
      <div
        {...useItem(scene, `vSwitch ${scene.name}, ${scene.type}, ${scene.sub}`)}
        className={`vl-item vl-appear ${styles["bar"]}`}
        data-tone={tone}
        style={{ width: rect.w, height: rect.h }}
      >
        <DriverToken driver={scene.tone} size={22} />
        <span className={styles["words"]}>
          <b title={fullName(scene)}>{scene.title}</b>
          <span>{scene.sub}</span>
        </span>
        <Fresh />
        <span className={styles["type"]} data-type={scene.type}>
          {scene.type.toUpperCase()}
        </span>
      </div>
      {ports.map((port) => (
        <Port key={port.key} placed={port} tone={tone} />
      ))}
    </>
  );
});

const Port = memo(function Port({ placed, tone }: { readonly placed: PlacedPort; readonly tone: string }) {
  const { scene, x, edge, label, badge } = placed;
  return (
    <div className={styles["port"]} data-edge={edge} data-tone={tone} style={{ left: x }}>
      <div {...useItem(scene, portWords(scene))} className={`vl-item ${styles["socket"]}`} data-edge={edge} />
      {label !== "" && (
        <span className={styles["portLabel"]}>
          {label}
          {badge && <RuleBadge port={scene} />}
        </span>
      )}
    </div>
  );
});
