import type { DetailLevel } from "#store";
import type {
  SceneBox,
  SceneCell,
  SceneContainer,
  SceneDevice,
  SceneHost,
  SceneNic,
  ScenePNic,
  ScenePort,
  SceneSegment,
  SceneStack,
  SceneSwitch,
  SceneTunnel,
  SceneVnet,
  Tone,
} from "../scene/scene.ts";
import type { Point, Rect } from "./geometry.ts";

/**
 * Where everything stands. Lengths are px at the level's nominal zoom; `UNIT` turns them into canvas units. What is
 * in a host is relative to the host, what is in a switch, box or stack is relative to that.
 */
export interface Layout {
  readonly level: DetailLevel;
  readonly unit: number;
  readonly hosts: readonly PlacedHost[];
  readonly ground: Ground;
  readonly bounds: Rect;
}

export interface PlacedHost {
  readonly key: string;
  readonly scene: SceneHost;
  /** Absolute. */
  readonly rect: Rect;
  readonly inside: HostInside;
}

/** A host's inside does not know where the host stands, so that moving a host changes nothing in it. */
export interface HostInside {
  readonly width: number;
  readonly height: number;
  readonly stack: PlacedStack;
  readonly switches: readonly PlacedSwitch[];
  readonly boxes: readonly PlacedBox[];
  readonly pnics: readonly PlacedPNic[];
  /** Host vNICs that stand beside the stack. */
  readonly nics: readonly PlacedNic[];
  readonly links: readonly LinkGroup[];
  readonly wires: readonly Wire[];
}

/** All links of one colour and width in one path. */
export interface LinkGroup {
  readonly key: string;
  /** Key of the switch, card or stack that the links belong to. */
  readonly owner: string;
  readonly tone: Tone | "cable";
  readonly kind: "link" | "trunk" | "cable" | "stub";
  readonly paths: readonly LinkPath[];
}

export interface LinkPath {
  /** Key of the item that the link starts at. */
  readonly key: string;
  readonly d: string;
  /** Keys of all that the link belongs to: its two ends and what holds them. */
  readonly of: readonly string[];
}

/** A way a packet can go between two anchors, for the trace overlay. */
export interface Wire {
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
}

export interface PlacedSwitch {
  readonly key: string;
  readonly scene: SceneSwitch;
  readonly rect: Rect;
  readonly ports: readonly PlacedPort[];
  /** Where the trunk comes down, from the bar's left edge; null: right under the uplink. */
  readonly trunkX: number | null;
  /** Containers that the switch draws itself at Names and Dots. */
  readonly cells: CellGrid | null;
}

export interface CellGrid {
  readonly columns: number;
  readonly x: number;
  readonly y: number;
  readonly pitchX: number;
  readonly pitchY: number;
  readonly w: number;
  readonly h: number;
  readonly containers: readonly SceneContainer[];
}

export interface PlacedPort {
  readonly key: string;
  readonly scene: ScenePort;
  readonly x: number;
  readonly edge: "top" | "bottom";
  /** What is written to the right of the socket; "" when there is no room. */
  readonly label: string;
  readonly badge: boolean;
}

export interface PlacedBox {
  readonly key: string;
  readonly scene: SceneBox;
  /** Key that a person's position is kept under. */
  readonly placeKey: string;
  readonly rect: Rect;
  readonly shape: BoxShape;
}

/** Geometry inside a box; depends on the box alone. */
export interface BoxShape {
  readonly width: number;
  readonly height: number;
  /** The dashed namespace, inside the Hyper-V frame when there is one; null without a namespace. */
  readonly namespace: Rect | null;
  readonly cards: readonly { readonly container: SceneContainer; readonly rect: Rect }[];
  readonly pills: readonly PlacedNic[];
}

export interface PlacedNic {
  readonly key: string;
  readonly nic: SceneNic;
  readonly rect: Rect;
}

export interface PlacedStack {
  readonly key: string;
  readonly scene: SceneStack;
  readonly rect: Rect;
  readonly cells: readonly {
    readonly cell: SceneCell;
    readonly rect: Rect;
    readonly riserX: number | null;
  }[];
  readonly pills: readonly PlacedNic[];
  /** Middle of the lane that a packet's path takes, from the stack's top. */
  readonly laneY: number;
}

export interface PlacedPNic {
  readonly key: string;
  readonly scene: ScenePNic;
  readonly rect: Rect;
}

/** What stands outside the hosts; all absolute. */
export interface Ground {
  readonly bars: readonly PlacedBar[];
  readonly devices: readonly PlacedDevice[];
  readonly cables: readonly PlacedCable[];
  readonly tunnels: readonly PlacedTunnel[];
  readonly wires: readonly Wire[];
}

export interface PlacedBar {
  readonly key: string;
  readonly kind: "segment" | "vnet";
  readonly scene: SceneSegment | SceneVnet;
  readonly rect: Rect;
  /** Left edge and middle line of the label, relative to the bar. */
  readonly label: Point;
}

export interface PlacedDevice {
  readonly key: string;
  readonly scene: SceneDevice;
  readonly rect: Rect;
}

export interface PlacedCable {
  readonly key: string;
  readonly points: readonly Point[];
  readonly vlan: { readonly text: string; readonly at: Point } | null;
}

export interface PlacedTunnel {
  readonly key: string;
  readonly scene: SceneTunnel;
  readonly vnis: readonly number[];
  readonly paths: readonly string[];
  readonly label: Rect;
}

/** Canvas units per px of the level: the dense levels are made to be looked at from afar. */
export const UNITS: Readonly<Record<DetailLevel, number>> = { everything: 1, names: 1.7, dots: 4 };

/** What labels are scaled by at most to stay 12 px on the screen at the smallest zoom of a level. */
export const TEXT_SCALES: Readonly<Record<DetailLevel, number>> = { everything: 1, names: 1.31, dots: 1.7 };
