import type { DockerNetwork } from "../../../model/docker.ts";
import type { Host } from "../../../model/world.ts";
import { goTime } from "../format/go-time.ts";
import { labelsText } from "../format/labels.ts";
import type { Listing } from "../format/list.ts";
import { shortId } from "../format/shorten.ts";
import { type GoStruct, printed } from "../template/value.ts";

/** `docker network ls`. Source: facts on the command line, section 2.5. */
export const NETWORK_LISTING: Listing = {
  typeName: "*network.networkContext",
  table: "{{.ID}}\t{{.Name}}\t{{.Driver}}\t{{.Scope}}",
  quiet: "{{.ID}}",
  raw: {
    full: "network_id: {{.ID}}\nname: {{.Name}}\ndriver: {{.Driver}}\nscope: {{.Scope}}\n",
    quiet: "network_id: {{.ID}}",
  },
  headers: {
    ID: "NETWORK ID",
    Name: "NAME",
    Driver: "DRIVER",
    Scope: "SCOPE",
    IPv4: "IPV4",
    IPv6: "IPV6",
    Internal: "INTERNAL",
    Labels: "LABELS",
    CreatedAt: "CREATED AT",
  },
  jsonFields: ["ID", "Name", "Driver", "Scope", "IPv4", "IPv6", "Internal", "Labels", "CreatedAt"],
  runErrorPrefix: "template parsing error: ",
};

export function networkRow(network: DockerNetwork, noTrunc: boolean): GoStruct {
  return {
    ID: noTrunc ? network.id : shortId(network.id),
    Name: network.name,
    Driver: network.driver,
    Scope: network.scope,
    IPv4: "true",
    IPv6: String(network.enableIpv6),
    Internal: String(network.internal),
    Labels: labelsText(network.labels),
    Label: (name) => network.labels[printed(name ?? null)] ?? "",
    CreatedAt: goTime(network.created),
  };
}

/** True when some running container has an endpoint on the network. */
export function isInUse(host: Host, network: DockerNetwork): boolean {
  return host.containers.some(({ endpoints }) =>
    endpoints.some((endpoint) => endpoint.networkId === network.id && endpoint.id !== ""),
  );
}
