import type { SwarmNode } from "../../../../model/swarm.ts";
import type { World } from "../../../../model/world.ts";
import type { Listing } from "../../format/list.ts";
import type { GoStruct } from "../../template/value.ts";

/** `docker node ls`: ids are never cut, the node asked has an asterisk. Source: facts on the command line, section 6. */
export const NODE_LISTING: Listing = {
  typeName: "*node.nodeContext",
  table:
    "{{.ID}} {{if .Self}}*{{else}} {{ end }}\t{{.Hostname}}\t{{.Status}}\t{{.Availability}}\t{{.ManagerStatus}}\t{{.EngineVersion}}",
  quiet: "{{.ID}}",
  raw: {
    full: "node_id: {{.ID}}\nhostname: {{.Hostname}}\nstatus: {{.Status}}\navailability: {{.Availability}}\nmanager_status: {{.ManagerStatus}}\n",
    quiet: "node_id: {{.ID}}",
  },
  headers: {
    ID: "ID",
    Self: "",
    Hostname: "HOSTNAME",
    Status: "STATUS",
    Availability: "AVAILABILITY",
    ManagerStatus: "MANAGER STATUS",
    EngineVersion: "ENGINE VERSION",
    TLSStatus: "TLS STATUS",
  },
  jsonFields: [
    "Availability",
    "EngineVersion",
    "Hostname",
    "ID",
    "ManagerStatus",
    "Self",
    "Status",
    "TLSStatus",
  ],
  runErrorPrefix: "template parsing error: ",
};

export function nodeRow(world: World, node: SwarmNode, self: SwarmNode): GoStruct {
  return {
    ID: node.id,
    Self: node.id === self.id,
    Hostname: hostnameOf(node),
    Status: capital(node.status),
    Availability: capital(node.availability),
    ManagerStatus: capital(managerStatus(node)),
    EngineVersion: world.hosts.get(node.host)?.settings.docker.version ?? "",
    TLSStatus: "Ready",
  };
}

/** Windows tells its name in capitals. */
export function hostnameOf({ host }: SwarmNode): string {
  return host.toUpperCase();
}

/** "leader", "reachable", "unreachable"; "" for a worker. */
export function managerStatus({ role, leader, status }: SwarmNode): string {
  if (role === "worker") return "";
  if (status === "down") return "unreachable";
  return leader ? "leader" : "reachable";
}

/** "ready" → "Ready". */
export function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
