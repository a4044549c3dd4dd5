import { execute } from "../../execute.ts";
import type { World } from "../../model/world.ts";
import type { Flow } from "../../trace/trace.ts";

/** A lab in which one flow is lost for one reason, for tests. */
export interface LossLab {
  readonly reason: string;
  /** Lines on top of the default lab; "laptop> ping …" names a machine, the others are typed on win-01. */
  readonly lines: readonly string[];
  readonly flow: Flow;
  /** How the command that mends it starts; null: no command of the lab does. */
  readonly fix: string | null;
}

/** "tcp/80", "icmp", "dns": what the flow asks for; "dns" is the question alone. */
export function flowTo(from: string, to: string, service: string, more: Partial<Flow> = {}): Flow {
  const [proto = "", port = "0"] = service.split("/");
  if (proto === "dns") return { from, to: `name:${to}`, proto: "udp", port: 53, lookupOnly: true, ...more };
  return {
    from,
    to,
    proto: proto === "udp" || proto === "icmp" ? proto : "tcp",
    port: Number(port),
    ...more,
  };
}

export const SERVER = "mcr.microsoft.com/windows/servercore/iis";
export const SHELL = "mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost";

/** Stands for joining the swarm of win-01, whose token only the lab knows. */
export const JOIN = "JOIN";

export function joinLine(world: World): string {
  const token = execute(world, "win-01", "docker swarm join-token -q worker").output.stdout.trim();
  return `docker swarm join --token ${token} 192.168.10.21:2377`;
}
