import { stackName } from "../names.ts";
import type { VfpPlace } from "./port.ts";

/** Who hangs on the port, for sentences. */
export function portOwnerName({ host, port }: Pick<VfpPlace, "host" | "port">): string {
  return port.compartment ? stackName(host, port.compartment) : `port ${port.port.number}`;
}
