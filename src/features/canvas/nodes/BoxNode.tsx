import IconPackage from "@tabler/icons-react/dist/esm/icons/IconPackage.mjs";
import IconShieldLock from "@tabler/icons-react/dist/esm/icons/IconShieldLock.mjs";
import IconWall from "@tabler/icons-react/dist/esm/icons/IconWall.mjs";
import IconWorld from "@tabler/icons-react/dist/esm/icons/IconWorld.mjs";
import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import type { BoxFlowNode } from "../flow/flow-nodes.ts";
import { useItem } from "../interaction/use-item-state.ts";
import type { Rect } from "../layout/geometry.ts";
import { messages } from "../messages.ts";
import type { SceneBox, SceneContainer } from "../scene/scene.ts";
import styles from "./BoxNode.module.css";
import { Fresh } from "./Fresh.tsx";
import { NicPill } from "./NicPill.tsx";

/** A namespace with its containers and network cards; in a utility VM with the frame round it. */
export const BoxNode = memo(function BoxNode({ data }: NodeProps<BoxFlowNode>) {
  const { scene, shape } = data.placed;
  return (
    <>
      {scene.kind === "hyperv" && <VmFrame width={shape.width} height={shape.height} />}
      {shape.namespace && <Namespace scene={scene} rect={shape.namespace} />}
      {shape.cards.map(({ container, rect }) => (
        <ContainerCard key={container.key} container={container} rect={rect} />
      ))}
      {shape.pills.map((pill) => (
        <NicPill key={pill.key} placed={pill} />
      ))}
    </>
  );
});

function VmFrame({ width, height }: { readonly width: number; readonly height: number }) {
  return (
    <div className={styles["vm"]} style={{ width, height }}>
      <span className={styles["vmLabel"]}>
        <IconShieldLock size={14} stroke={1.85} aria-hidden />
        {messages.hyperv}
      </span>
    </div>
  );
}

const Namespace = memo(function Namespace({
  scene,
  rect,
}: {
  readonly scene: SceneBox;
  readonly rect: Rect;
}) {
  return (
    <div
      {...useItem(scene, scene.label)}
      className={`vl-item ${styles["namespace"]}`}
      style={{ left: rect.x, top: rect.y, width: rect.w, height: rect.h }}
    >
      <span className={styles["label"]}>
        {scene.label}
        {scene.filtered && (
          <span className={styles["wall"]} title={messages.filter}>
            <IconWall size={13} stroke={1.85} aria-hidden />
          </span>
        )}
        <Fresh />
      </span>
    </div>
  );
});

const ContainerCard = memo(function ContainerCard({
  container,
  rect,
}: {
  readonly container: SceneContainer;
  readonly rect: Rect;
}) {
  return (
    <div
      {...useItem(container, container.label)}
      className={`vl-item vl-appear ${styles["card"]}`}
      data-run={container.state}
      data-tone={container.tone}
      style={{ left: rect.x, top: rect.y, width: rect.w, height: rect.h }}
    >
      <span className={styles["name"]}>
        <IconPackage size={17} stroke={1.7} aria-hidden />
        <b title={container.name}>{container.title}</b>
        <Fresh />
        <span className={styles["state"]} title={container.stateText} data-run={container.state} />
      </span>
      <span className={styles["image"]} data-code>
        {container.image}
      </span>
      {container.chips.map((chip) => (
        <span key={chip} className={styles["chip"]}>
          <IconWorld size={12} stroke={1.85} aria-hidden />
          {chip}
        </span>
      ))}
    </div>
  );
});
