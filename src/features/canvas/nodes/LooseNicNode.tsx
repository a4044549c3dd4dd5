import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import type { NicFlowNode } from "../flow/flow-nodes.ts";
import { NicPill } from "./NicPill.tsx";

/** The host vNIC of a switch that stands beside the stack. */
export const LooseNicNode = memo(function LooseNicNode({ data }: NodeProps<NicFlowNode>) {
  const { placed } = data;
  return <NicPill placed={{ ...placed, rect: { ...placed.rect, x: 0, y: 0 } }} />;
});
