import { guid } from "../lib/seed.ts";
import type { DeviceName, HostName, PNicId, SegmentName } from "../model/ids.ts";
import type { OsId } from "../model/profiles.ts";
import type { Compartment } from "../model/tcpip.ts";
import { Transaction } from "../model/transaction.ts";
import type { PNic } from "../model/vswitch.ts";
import { EMPTY_WORLD, HOST_COMPARTMENT, type HostSettings, type World } from "../model/world.ts";
import { DEFAULT_COMPARTMENT_GUID } from "../tcpip/compartment.ts";
import { interfaceRoutes } from "../tcpip/routes.ts";
import {
  type ContainerCreateRequest,
  type EndpointRequest,
  type NetworkCreateRequest,
  plainEndpoint,
} from "./requests.ts";
import { startDaemon } from "./start-daemon.ts";

/** A LAN with one host, for the tests of the control plane. */
export const HOST = "win-01" as HostName;
const CAUSE = { actor: "lab", why: "The test sets the stage." } as const;

export interface TestHost {
  readonly os?: OsId;
  readonly docker?: string;
  readonly natPrefix?: string | "auto" | null;
  readonly adapters?: readonly Partial<PNic>[];
  readonly dhcp?: boolean;
  readonly settings?: Partial<HostSettings>;
}

/** A world with the host `win-01`, its Docker started; "Ethernet" has 192.168.10.21/24. */
export function testWorld(options: TestHost = {}): World {
  const tx = new Transaction(EMPTY_WORLD);
  const { os = "ws2022", docker = "29.7.2", natPrefix = "172.16.0.0/16" } = options;
  tx.putHost(
    {
      name: HOST,
      os,
      platform: "physical",
      macSpoofing: true,
      firewall: { enabled: true, localRuleMerge: true },
      dnsServers: ["192.168.10.5"],
      dnsSuffix: "",
      docker: { installed: true, running: false, version: docker, natPrefix, id: "test", swarm: null },
      hnsRunning: true,
      icsRunning: true,
      memoryGib: 8,
      cpus: 4,
      internalLayerId: guid("layer"),
      ...options.settings,
    },
    CAUSE,
  );
  tx.putShared("segments", LAN, { name: LAN, subnet: "192.168.10.0/24", kind: "lan" }, CAUSE);
  if (options.dhcp ?? true) addDhcpServer(tx);
  const compartment: Compartment = {
    id: HOST_COMPARTMENT,
    kind: "host",
    number: 1,
    guid: DEFAULT_COMPARTMENT_GUID,
    containerIds: [],
    interfaces: [],
    routes: [],
    sockets: [],
    filter: { kind: "windows-firewall", enabled: true, unsolicited: "block", allowed: [] },
  };
  tx.put(HOST, "compartments", HOST_COMPARTMENT, compartment, CAUSE);
  for (const [index, adapter] of (options.adapters ?? [{}, { name: "Ethernet 2" }]).entries()) {
    addAdapter(tx, index, adapter);
  }
  startDaemon(tx, HOST);
  tx.end(1);
  return tx.world;
}

const LAN = "lan" as SegmentName;

function addAdapter(tx: Transaction, index: number, adapter: Partial<PNic>): void {
  const pnic: PNic = {
    id: guid(`pnic/${index}`) as PNicId,
    name: "Ethernet",
    description: "Intel(R) I350 Gigabit Network Connection",
    mac: `00-1B-21-00-00-0${index + 1}`,
    media: "ethernet",
    up: true,
    vswitchId: null,
    plug: { kind: "segment", segment: LAN, mode: "access", vlan: 1, allowed: [] },
    ...adapter,
  };
  tx.put(HOST, "pnics", pnic.id, pnic, CAUSE);
  const compartment = tx.host(HOST).compartments.get(HOST_COMPARTMENT);
  if (!compartment) return;
  const addresses = index === 0 ? [{ ip: "192.168.10.21", prefixLength: 24, origin: "manual" } as const] : [];
  const added = {
    index: 4 + index,
    alias: pnic.name,
    description: pnic.description,
    mac: pnic.mac,
    nic: { kind: "pnic", id: pnic.id } as const,
    addresses,
    dhcp: { enabled: false } as const,
    dnsServers: ["192.168.10.5"],
    dnsSuffix: "",
    mtuBytes: 1500,
    metric: 25,
    forwarding: false,
    hnsEndpointId: null,
  };
  const routes = interfaceRoutes(added.index, addresses, index === 0 ? "192.168.10.1" : null);
  tx.put(
    HOST,
    "compartments",
    HOST_COMPARTMENT,
    {
      ...compartment,
      interfaces: [...compartment.interfaces, added],
      routes: [...compartment.routes, ...routes],
    },
    CAUSE,
  );
}

function addDhcpServer(tx: Transaction): void {
  const name = "dhcp" as DeviceName;
  tx.putShared(
    "devices",
    name,
    {
      name,
      kind: "server",
      nics: [
        {
          name: "eth0",
          mac: "00-50-56-00-00-02",
          ip: "192.168.10.2",
          prefixLength: 24,
          gateway: "192.168.10.1",
          plug: { kind: "segment", segment: LAN, mode: "access", vlan: 1, allowed: [] },
        },
      ],
      routes: [],
      forwards: false,
      natFor: [],
      sockets: [{ protocol: "udp", port: 67, process: "dhcpd" }],
      answersPing: true,
      dnsServers: [],
      dhcp: {
        poolStart: "192.168.10.100",
        poolEnd: "192.168.10.199",
        prefixLength: 24,
        gateway: "192.168.10.1",
        dnsServers: ["192.168.10.5"],
        leaseSeconds: 86400,
        leases: {},
      },
      dns: null,
    },
    CAUSE,
  );
}

export function networkRequest(change: Partial<NetworkCreateRequest> = {}): NetworkCreateRequest {
  return {
    name: "mynet",
    driver: "nat",
    scope: "",
    attachable: false,
    ingress: false,
    internal: false,
    configOnly: false,
    configFrom: "",
    enableIpv4: null,
    enableIpv6: null,
    ipamDriver: "default",
    ipamOptions: {},
    ipam: [],
    options: {},
    labels: {},
    ...change,
  };
}

export function endpointRequest(network: string, change: Partial<EndpointRequest> = {}): EndpointRequest {
  return { ...plainEndpoint(network), ...change };
}

export function containerRequest(change: Partial<ContainerCreateRequest> = {}): ContainerCreateRequest {
  return {
    name: "web",
    image: "mcr.microsoft.com/windows/servercore:ltsc2022",
    command: ["ping", "-t", "localhost"],
    entrypoint: null,
    networkMode: "default",
    endpoints: [],
    ports: [],
    exposed: [],
    publishAll: false,
    isolation: "",
    hostname: "",
    domainname: "",
    mac: null,
    dns: [],
    dnsSearch: [],
    dnsOptions: [],
    extraHosts: [],
    env: [],
    labels: {},
    restartPolicy: "",
    autoRemove: false,
    tty: false,
    openStdin: false,
    attached: [],
    hostConfig: {},
    ...change,
  };
}
