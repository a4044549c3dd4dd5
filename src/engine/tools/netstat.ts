import { fnv1a } from "../lib/seed.ts";
import type { Socket } from "../model/tcpip.ts";
import type { Output, Program } from "../shell/program.ts";
import { stackOf } from "./stack.ts";
import { said } from "./windows-tool.ts";

/** Source of the layout: facts on PowerShell, section 11.7. The lab keeps no connections, only what listens. */
export const netstat: Program = {
  name: "netstat",
  summary: "shows the ports that programs listen on",
  on: ["host", "container", "device"],
  run({ tx, place, args }): Output {
    const letters = args.map(({ text }) => text.replace(/^[-/]/, "").toLowerCase()).join("");
    if (letters.includes("r")) return said("Use `route print` for the routing table.\n");
    const pid = letters.includes("o");
    const wanted = letters.includes("a");
    const sockets = wanted ? stackOf(tx.world, place).sockets : [];
    const rows = [
      ...sockets.filter(({ protocol }) => protocol === "tcp"),
      ...sockets.filter(({ protocol }) => protocol === "udp"),
    ];
    const head = `  Proto  Local Address          Foreign Address        State${pid ? "           PID" : ""}\n`;
    return said(`\nActive Connections\n\n${head}${rows.map((socket) => row(socket, pid)).join("")}`);
  },
  complete({ current }) {
    return ["-ano", "-an", "-a", "-o"]
      .filter((text) => text.startsWith(current))
      .map((text) => ({ text, kind: "flag", description: "" }));
  },
};

function row(socket: Socket, pid: boolean): string {
  const tcp = socket.protocol === "tcp";
  const local = `${socket.address}:${socket.port}`.padEnd(23);
  const foreign = (tcp ? "0.0.0.0:0" : "*:*").padEnd(23);
  const state = tcp ? "LISTENING" : "";
  const text = `  ${socket.protocol.toUpperCase().padEnd(7)}${local}${foreign}${state.padEnd(pid ? 16 : 0)}`;
  return `${pid ? text + String(pidOf(socket)) : text.trimEnd()}\n`;
}

/** A process number that stays the same: processes have none in the lab. */
function pidOf(socket: Socket): number {
  return 1000 + (fnv1a(`${socket.process}/${socket.containerId ?? ""}`) % 2000) * 4;
}
