import IconCrown from "@tabler/icons-react/dist/esm/icons/IconCrown.mjs";
import IconServer from "@tabler/icons-react/dist/esm/icons/IconServer.mjs";
import IconServer2 from "@tabler/icons-react/dist/esm/icons/IconServer2.mjs";
import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import type { HostFlowNode } from "../flow/flow-nodes.ts";
import { fullName } from "../interaction/item-labels.ts";
import { useItem } from "../interaction/use-item-state.ts";
import { messages } from "../messages.ts";
import { Fresh } from "./Fresh.tsx";
import styles from "./HostNode.module.css";

/** A container host: the outermost frame and its header. */
export const HostNode = memo(function HostNode({ data }: NodeProps<HostFlowNode>) {
  const { scene, width, height, level, unit } = data;
  const RoleIcon = scene.role === "manager" ? IconCrown : IconServer;
  const edition = scene.platform === null ? scene.edition : `${scene.edition} · ${scene.platform}`;
  return (
    <div
      {...useItem(scene, `Host ${scene.name}, ${edition}, ${messages.containers(scene.containers)}`)}
      className={`vl-item ${styles["host"]}`}
      data-level={level}
      style={{ width, height, transform: unit === 1 ? undefined : `scale(${unit})` }}
    >
      <header className={styles["header"]}>
        <IconServer2 size={18} stroke={1.7} aria-hidden />
        <b title={fullName(scene)}>{scene.title}</b>
        {level === "everything" && <span className={styles["edition"]}>{edition}</span>}
        <Fresh />
        <span className={styles["end"]}>
          {scene.role !== null && (
            <span className={styles["role"]}>
              <RoleIcon size={13} stroke={1.85} aria-hidden />
              {scene.role === "manager" ? messages.manager : messages.worker}
            </span>
          )}
          {level === "dots" ? (
            <span className={styles["edition"]}>{messages.containers(scene.containers)}</span>
          ) : (
            scene.address !== null && <code className={styles["address"]}>{scene.address}</code>
          )}
        </span>
      </header>
    </div>
  );
});
