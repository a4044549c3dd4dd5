import { isoTime } from "../../../../lib/time.ts";
import type { Swarm, SwarmNode } from "../../../../model/swarm.ts";
import type { World } from "../../../../model/world.ts";

import { type GoStruct, goMap } from "../../template/value.ts";
import { LOG_DRIVERS, NETWORK_DRIVERS } from "../info-drivers.ts";
import { trustRoot } from "../swarm/ca.ts";
import { managerAddress } from "../swarm/join-command.ts";
import { hostnameOf, managerStatus } from "./rows.ts";

const NANO_CPUS = 1e9;

/** One object of `docker node inspect`. Source: moby, api/types/swarm/node.go. */
export function nodeValue(world: World, swarm: Swarm, node: SwarmNode): GoStruct {
  const settings = world.hosts.get(node.host)?.settings;
  const reachability = managerStatus(node) === "unreachable" ? "unreachable" : "reachable";
  return {
    ID: node.id,
    Version: { Index: 10 + node.version },
    CreatedAt: isoTime(node.joined),
    UpdatedAt: isoTime(node.updated),
    Spec: { Labels: goMap(node.labels), Role: node.role, Availability: node.availability },
    Description: {
      Hostname: hostnameOf(node),
      Platform: { Architecture: "x86_64", OS: "windows" },
      Resources: {
        NanoCPUs: (settings?.cpus ?? 0) * NANO_CPUS,
        MemoryBytes: (settings?.memoryGib ?? 0) * 2 ** 30,
      },
      Engine: {
        EngineVersion: settings?.docker.version ?? "",
        Plugins: PLUGINS.map(({ type, name }) => ({ Type: type, Name: name })),
      },
      TLSInfo: {
        TrustRoot: `${trustRoot(swarm)}\n`,
        CertIssuerSubject: CERT_SUBJECT,
        CertIssuerPublicKey: CERT_KEY,
      },
    },
    Status: { State: node.status, Addr: node.address },
    ...(node.role === "worker"
      ? {}
      : {
          ManagerStatus: {
            ...(node.leader ? { Leader: true } : {}),
            Reachability: reachability,
            Addr: managerAddress(node),
          },
        }),
  };
}

/** What the daemon can do, by kind. */
export const PLUGINS: readonly { readonly type: string; readonly name: string }[] = [
  ...LOG_DRIVERS.map((name) => ({ type: "Log", name })),
  ...NETWORK_DRIVERS.map((name) => ({ type: "Network", name })),
  { type: "Volume", name: "local" },
];

/** "swarm-ca" as a distinguished name, and the head of a key: the lab has no certificates. */
export const CERT_SUBJECT = "MBMxETAPBgNVBAMTCHN3YXJtLWNh";
export const CERT_KEY = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE";
