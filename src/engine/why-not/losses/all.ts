import { AZURE_LOSSES } from "./in-azure.ts";
import { SWARM_LOSSES } from "./in-swarms.ts";
import type { LossLab } from "./loss-lab.ts";
import { HOST_LOSSES } from "./on-hosts.ts";
import { WIRE_LOSSES } from "./on-the-wire.ts";

export const LOSS_LABS: readonly LossLab[] = [
  ...HOST_LOSSES,
  ...WIRE_LOSSES,
  ...AZURE_LOSSES,
  ...SWARM_LOSSES,
];
