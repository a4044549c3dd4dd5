import IconAddressBook from "@tabler/icons-react/dist/esm/icons/IconAddressBook.mjs";
import IconCloud from "@tabler/icons-react/dist/esm/icons/IconCloud.mjs";
import IconDeviceLaptop from "@tabler/icons-react/dist/esm/icons/IconDeviceLaptop.mjs";
import IconRouter from "@tabler/icons-react/dist/esm/icons/IconRouter.mjs";
import IconServer from "@tabler/icons-react/dist/esm/icons/IconServer.mjs";
import IconWorld from "@tabler/icons-react/dist/esm/icons/IconWorld.mjs";
import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import type { BarFlowNode, DeviceFlowNode } from "../flow/flow-nodes.ts";
import { barLabel, deviceLabel, fullName } from "../interaction/item-labels.ts";
import { useItem } from "../interaction/use-item-state.ts";
import { Fresh } from "./Fresh.tsx";
import styles from "./GroundNodes.module.css";

const ICONS = {
  router: IconRouter,
  client: IconDeviceLaptop,
  server: IconServer,
  dhcp: IconAddressBook,
  dns: IconWorld,
  "internet-host": IconCloud,
} as const;

/** A LAN as a thick bar, or an Azure virtual network as a band. */
export const BarNode = memo(function BarNode({ data }: NodeProps<BarFlowNode>) {
  const { scene, rect, label, kind } = data.placed;
  return (
    <div
      className={styles["barRoot"]}
      style={{ transform: data.unit === 1 ? undefined : `scale(${data.unit})` }}
    >
      <div
        {...useItem(scene, barLabel(data.placed))}
        className={`vl-item ${styles["bar"]}`}
        data-kind={kind}
        style={{ width: rect.w, height: rect.h }}
      />
      <span className={styles["barLabel"]} data-kind={kind} style={{ left: label.x, top: label.y }}>
        {scene.label}
      </span>
    </div>
  );
});

/** A machine that is not a container host. */
export const DeviceNode = memo(function DeviceNode({ data }: NodeProps<DeviceFlowNode>) {
  const { scene, rect } = data.placed;
  const DeviceIcon = ICONS[scene.kind];
  return (
    <div
      {...useItem(scene, deviceLabel(scene))}
      className={`vl-item vl-appear ${styles["device"]}`}
      data-level={data.level}
      style={{
        width: rect.w,
        height: rect.h,
        transform: data.unit === 1 ? undefined : `scale(${data.unit})`,
      }}
    >
      <span className={styles["tile"]}>
        <DeviceIcon size={17} stroke={1.7} aria-hidden />
      </span>
      <span className={styles["words"]}>
        <b title={fullName(scene)}>{scene.title}</b>
        <code>{scene.sub}</code>
      </span>
      <Fresh />
    </div>
  );
});
