import type { Container } from "../model/docker.ts";
import type { Output, Program } from "../shell/program.ts";
import { refused, said } from "./windows-tool.ts";

const USAGE = "hcsdiag list\n";

/** Source of the layout: facts on PowerShell, section 4. */
export const hcsdiag: Program = {
  name: "hcsdiag",
  summary: "lists what the Host Compute Service runs",
  on: ["host"],
  run({ tx, place, args }): Output {
    if (place.kind !== "host" || args[0]?.text.toLowerCase() !== "list") return refused(USAGE);
    const live = tx.host(place.host).containers.filter(({ compartmentId }) => compartmentId !== null);
    return said(live.map(block).join(""));
  },
  complete({ before, current }) {
    if (before.length > 0 || !"list".startsWith(current)) return [];
    return [{ text: "list", kind: "value", description: "compute systems that run" }];
  },
};

function block({ id, isolation, state }: Container): string {
  const kind = isolation === "hyperv" ? "VM" : "Windows Server Container";
  return `${id}\n    ${kind}, ${state === "paused" ? "Paused" : "Running"}, ${id.slice(0, 12)}, docker\n\n`;
}
