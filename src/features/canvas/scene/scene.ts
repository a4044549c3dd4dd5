import type { ObjectRef } from "#store";

/**
 * What the canvas shows of a World, in the canvas's own words and without any geometry. Plain data: two projections
 * of Worlds that differ in one container share everything else (see `share`).
 */
export interface Scene {
  readonly hosts: readonly SceneHost[];
  readonly segments: readonly SceneSegment[];
  readonly devices: readonly SceneDevice[];
  readonly vnets: readonly SceneVnet[];
  readonly tunnels: readonly SceneTunnel[];
}

/** Network kinds that own a colour, a letter and an outline; "plain" is a switch that no Docker driver made. */
export const TONES = ["nat", "transparent", "l2bridge", "l2tunnel", "overlay", "plain"] as const;
export type Tone = (typeof TONES)[number];

/** Whatever can be pointed at: `key` is `refKey(ref)`, `aliases` are further keys that mean the same thing. */
export interface SceneItem {
  readonly key: string;
  readonly ref: ObjectRef;
  readonly aliases: readonly string[];
}

export interface SceneHost extends SceneItem {
  readonly name: string;
  /** The name as it is drawn; so on all that have both. */
  readonly title: string;
  readonly edition: string;
  /** "Azure VM", "Hyper-V VM", "VMware VM"; null on physical hosts. */
  readonly platform: string | null;
  readonly address: string | null;
  readonly role: "manager" | "worker" | null;
  readonly containers: number;
  readonly stack: SceneStack;
  readonly switches: readonly SceneSwitch[];
  readonly boxes: readonly SceneBox[];
  readonly pnics: readonly ScenePNic[];
}

/** The host's own namespace. */
export interface SceneStack extends SceneItem {
  readonly cells: readonly SceneCell[];
  /** Host vNICs and the switch each hangs on. */
  readonly nics: readonly SceneNic[];
  /** Keys of the pNICs that have an interface here. */
  readonly pnicKeys: readonly string[];
}

export interface SceneCell extends SceneItem {
  readonly id: "firewall" | "winnat" | "tcpip";
  readonly title: string;
  readonly sub: string;
}

export interface SceneSwitch extends SceneItem {
  readonly host: string;
  readonly name: string;
  readonly title: string;
  readonly tone: Tone;
  readonly type: "internal" | "external" | "private";
  readonly sub: string;
  readonly ports: readonly ScenePort[];
  /** Keys of the pNICs that its uplink is joined to. */
  readonly pnicKeys: readonly string[];
  /** Docker networks on it, as typed. */
  readonly networks: readonly string[];
}

export interface ScenePort extends SceneItem {
  readonly role: "endpoint" | "host" | "uplink";
  readonly number: number;
  readonly label: string;
  /** VFP rules on the port; 0 shows no badge. */
  readonly rules: number;
  readonly layers: readonly { readonly name: string; readonly rules: readonly string[] }[];
  readonly vlan: number | null;
  /** The adapter that an uplink joins. */
  readonly pnicKey: string | null;
}

/** A network card: of a container, a utility VM, or of the host on one of its switches. */
export interface SceneNic extends SceneItem {
  readonly kind: "vNIC" | "vmNIC";
  readonly text: string;
  readonly tone: Tone;
  readonly portKey: string | null;
  readonly switchKey: string | null;
}

/** Containers that share one namespace, with its network cards and, in a utility VM, the frame round it. */
export interface SceneBox extends SceneItem {
  readonly kind: "namespace" | "hyperv" | "none";
  /** Text on the dashed line: "namespace 3"; empty when there is no namespace (a stopped container). */
  readonly label: string;
  readonly containers: readonly SceneContainer[];
  readonly nics: readonly SceneNic[];
  /** Switch that the box stands over: that of its first card, or of its first network while it is stopped. */
  readonly switchKey: string | null;
  /** The filter at the namespace's edge lets some packets in only by rule. */
  readonly filtered: boolean;
}

export type RunState = "running" | "paused" | "stopped" | "failed";

export interface SceneContainer extends SceneItem {
  readonly name: string;
  /** The name without a task's id, as it is drawn. */
  readonly title: string;
  readonly image: string;
  readonly state: RunState;
  /** The word for the state: "running", "created", "exited (1)". */
  readonly stateText: string;
  readonly chips: readonly string[];
  /** Whole sentence for screen readers. */
  readonly label: string;
  readonly address: string | null;
  readonly tone: Tone;
}

export interface ScenePNic extends SceneItem {
  readonly name: string;
  readonly title: string;
  readonly address: string | null;
  readonly up: boolean;
  readonly switchKey: string | null;
  readonly plug: ScenePlug | null;
}

export interface ScenePlug {
  /** Key of the segment or the Azure network. */
  readonly to: string;
  /** "VLAN 20", "trunk 10, 20"; null for the untagged default. */
  readonly vlan: string | null;
}

export interface SceneSegment extends SceneItem {
  readonly name: string;
  readonly label: string;
}

export interface SceneDevice extends SceneItem {
  readonly name: string;
  readonly title: string;
  readonly kind: "router" | "client" | "server" | "dhcp" | "dns" | "internet-host";
  readonly sub: string;
  readonly plugs: readonly ScenePlug[];
  /** Joined to these devices over a segment of the Internet, which has no bar of its own. */
  readonly joins: readonly string[];
}

export interface SceneVnet extends SceneItem {
  readonly name: string;
  readonly label: string;
}

/** An overlay network's VXLAN tunnel between the hosts that have it. */
export interface SceneTunnel {
  readonly key: string;
  readonly vni: number;
  readonly hosts: readonly { readonly host: string; readonly switchKey: string }[];
}
