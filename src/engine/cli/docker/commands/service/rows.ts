import type { Swarm, SwarmPort, SwarmService } from "../../../../model/swarm.ts";
import type { Listing } from "../../format/list.ts";
import { shortId } from "../../format/shorten.ts";
import type { GoStruct } from "../../template/value.ts";

/** `docker service ls`. Source: facts on the command line, section 7.2. */
export const SERVICE_LISTING: Listing = {
  typeName: "*service.serviceContext",
  table: "{{.ID}}\t{{.Name}}\t{{.Mode}}\t{{.Replicas}}\t{{.Image}}\t{{.Ports}}",
  quiet: "{{.ID}}",
  raw: {
    full: "id: {{.ID}}\nname: {{.Name}}\nmode: {{.Mode}}\nreplicas: {{.Replicas}}\nimage: {{.Image}}\nports: {{.Ports}}\n",
    quiet: "id: {{.ID}}",
  },
  headers: {
    ID: "ID",
    Name: "NAME",
    Mode: "MODE",
    Replicas: "REPLICAS",
    Image: "IMAGE",
    Ports: "PORTS",
  },
  jsonFields: ["ID", "Image", "Mode", "Name", "Ports", "Replicas"],
  runErrorPrefix: "template parsing error: ",
};

export function serviceRow(swarm: Swarm, service: SwarmService): GoStruct {
  return {
    ID: shortId(service.id),
    Name: service.name,
    Mode: service.mode,
    Replicas: replicasText(swarm, service),
    Image: service.image,
    Ports: ingressPorts(service.ports),
  };
}

/** "2/3"; of a global service the tasks that it wants now. */
function replicasText({ tasks }: Swarm, { id, mode, replicas, maxReplicasPerNode }: SwarmService): string {
  const wanted = tasks.filter(({ serviceId, desired }) => serviceId === id && desired === "running");
  const running = wanted.filter(({ state }) => state === "running").length;
  const most = maxReplicasPerNode > 0 ? ` (max ${maxReplicasPerNode} per node)` : "";
  return `${running}/${mode === "global" ? wanted.length : replicas}${most}`;
}

/** "*:8080->80/tcp"; neighbours with the same distance become a range. Source: docker/cli, command/service/formatter.go. */
function ingressPorts(ports: readonly SwarmPort[]): string {
  const sorted = ports
    .filter(({ mode }) => mode === "ingress")
    .toSorted(
      (left, right) => left.targetPort - right.targetPort || (left.protocol < right.protocol ? -1 : 1),
    );
  const groups: SwarmPort[][] = [];
  for (const port of sorted) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && follows(last, port)) group.push(port);
    else groups.push([port]);
  }
  return groups.map(groupText).join(", ");
}

function follows(last: SwarmPort, next: SwarmPort): boolean {
  return (
    next.protocol === last.protocol &&
    next.targetPort === last.targetPort + 1 &&
    next.publishedPort === last.publishedPort + 1
  );
}

function groupText(group: readonly SwarmPort[]): string {
  const [first] = group;
  const last = group.at(-1);
  if (!first || !last) return "";
  const range = (start: number, end: number) => (start === end ? String(start) : `${start}-${end}`);
  const published = range(first.publishedPort, last.publishedPort);
  return `*:${published}->${range(first.targetPort, last.targetPort)}/${first.protocol}`;
}
