import type { Table } from "../lib/table.ts";
import type { HostName } from "./ids.ts";
import type { HostSettings, HostTables, World } from "./world.ts";

/** Who acts: the lanes of the timeline, and the machine itself for what no service did. */
export const ACTORS = [
  "docker",
  "dockerd",
  "HNS",
  "HCS",
  "VMSwitch",
  "VFP",
  "WinNAT",
  "Firewall",
  "TCPIP",
  "Windows",
  "swarm",
  "lab",
] as const;
export type Actor = (typeof ACTORS)[number];

/** Why something happened, for the timeline; the same for every kind of event. */
export interface Cause {
  readonly actor: Actor;
  /** One plain sentence for a learner: who did what and why. */
  readonly why: string;
  /** The call behind it: an HNS request with its JSON body, or the words of another call. */
  readonly call?: Call;
  /** A PowerShell command that shows the object afterwards. */
  readonly show?: string;
}

export interface Call {
  /** "POST /networks/", "HcsCreateComputeSystem" … */
  readonly name: string;
  /** The JSON body, printed as it is. */
  readonly body?: string;
}

type Entry<T> = T extends Table<infer Id, infer Value> ? { readonly id: Id; readonly value: Value } : never;

/** Kinds that live inside one host: "containers", "vswitches" … */
export type HostKind = keyof HostTables;
export type HostIdOf<K extends HostKind> = Entry<HostTables[K]>["id"];
export type HostValueOf<K extends HostKind> = Entry<HostTables[K]>["value"];

/** Kinds that belong to no host: "segments", "devices", "swarms" … */
export type WorldKind = Exclude<keyof World, "step" | "clock" | "hosts">;
export type WorldIdOf<K extends WorldKind> = Entry<World[K]>["id"];
export type WorldValueOf<K extends WorldKind> = Entry<World[K]>["value"];

/** An object of a host came to be (`create`) or became another value (`change`). */
export type HostObjectPut = {
  [K in HostKind]: Cause & {
    readonly type: "host-object-put";
    readonly verb: "create" | "change";
    readonly kind: K;
    readonly host: HostName;
    readonly id: HostIdOf<K>;
    readonly value: HostValueOf<K>;
  };
}[HostKind];

export type HostObjectRemoved = {
  [K in HostKind]: Cause & {
    readonly type: "host-object-removed";
    readonly verb: "remove";
    readonly kind: K;
    readonly host: HostName;
    readonly id: HostIdOf<K>;
  };
}[HostKind];

export type WorldObjectPut = {
  [K in WorldKind]: Cause & {
    readonly type: "world-object-put";
    readonly verb: "create" | "change";
    readonly kind: K;
    readonly host: null;
    readonly id: WorldIdOf<K>;
    readonly value: WorldValueOf<K>;
  };
}[WorldKind];

export type WorldObjectRemoved = {
  [K in WorldKind]: Cause & {
    readonly type: "world-object-removed";
    readonly verb: "remove";
    readonly kind: K;
    readonly host: null;
    readonly id: WorldIdOf<K>;
  };
}[WorldKind];

export interface HostPut extends Cause {
  readonly type: "host-put";
  readonly verb: "create" | "change";
  readonly kind: "hosts";
  readonly host: HostName;
  readonly id: HostName;
  readonly settings: HostSettings;
}

export interface HostRemoved extends Cause {
  readonly type: "host-removed";
  readonly verb: "remove";
  readonly kind: "hosts";
  readonly host: HostName;
  readonly id: HostName;
}

/** The lab starts anew from an empty world (`lab reset`, `lab preset`). */
export interface WorldCleared extends Cause {
  readonly type: "world-cleared";
  readonly verb: "remove";
  readonly kind: "world";
  readonly host: null;
  readonly id: "world";
}

/** A call or decision that changes no object; the timeline shows it, the World stays. */
export interface CallMade extends Cause {
  readonly type: "call-made";
  readonly verb: "call";
  readonly kind: HostKind | WorldKind | "hosts";
  readonly host: HostName | null;
  readonly id: string;
}

/** Ends every command that changed something: the step counts up and time passes. */
export interface StepEnded extends Cause {
  readonly type: "step-ended";
  readonly verb: "end";
  readonly kind: "world";
  readonly host: null;
  readonly id: "world";
  readonly seconds: number;
}

export type WorldEvent =
  | HostObjectPut
  | HostObjectRemoved
  | WorldObjectPut
  | WorldObjectRemoved
  | HostPut
  | HostRemoved
  | WorldCleared
  | CallMade
  | StepEnded;

/** "hnsNetworks" → "hnsNetwork": the word for one object of a kind, as the JSON of the command line has it. */
export const OBJECT_WORDS: Readonly<Record<HostKind | WorldKind | "hosts" | "world", string>> = {
  hosts: "host",
  world: "lab",
  segments: "segment",
  devices: "device",
  filters: "underlayFilter",
  azureVnets: "azureVnet",
  swarms: "swarm",
  pnics: "pNic",
  vswitches: "vSwitch",
  ports: "switchPort",
  vnics: "vNic",
  compartments: "compartment",
  hnsNetworks: "hnsNetwork",
  hnsEndpoints: "hnsEndpoint",
  hnsPolicyLists: "hnsPolicyList",
  vfpSpaces: "vfpSpace",
  winNats: "nat",
  natMappings: "natMapping",
  firewallRules: "firewallRule",
  resolvers: "dnsResolver",
  dockerNetworks: "dockerNetwork",
  containers: "container",
};
