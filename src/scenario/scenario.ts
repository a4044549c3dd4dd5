/**
 * A scenario is a script: command lines in order, each with the machine it was typed on, and the view. Nothing is
 * stored that a replay can rebuild.
 */
export interface Scenario {
  readonly title: string;
  readonly lines: readonly ScenarioLine[];
  readonly view: ScenarioView;
}

export interface ScenarioLine {
  /** "win-01", "win-01/web" (a container's shell) or "laptop". */
  readonly machine: string;
  readonly text: string;
  /** Comment lines before it, without "# "; empty when there are none. */
  readonly narration: string;
  /** Who typed it: the interface types a line for every action of the mouse. */
  readonly by: "user" | "canvas";
}

export const LENSES = ["driver", "subnet", "broadcast", "nat", "namespace", "encapsulation"] as const;
export type Lens = (typeof LENSES)[number];

export interface ScenarioView {
  /** Positions of nodes that a person has placed, by node id ("hosts/win-01", "vswitches/win-01/<guid>"), relative to the parent node. */
  readonly positions: Readonly<Record<string, Position>>;
  readonly lens: Lens;
  /** Lines run when the link opens; null: all of them. */
  readonly cursor: number | null;
  /** Flow to show in the packet trace when the link opens. */
  readonly flow: ScenarioFlow | null;
}

export interface Position {
  readonly x: number;
  readonly y: number;
}

export interface ScenarioFlow {
  readonly from: string;
  readonly to: string;
  readonly proto: "tcp" | "udp" | "icmp";
  readonly port: number;
}

export const EMPTY_VIEW: ScenarioView = { positions: {}, lens: "driver", cursor: null, flow: null };
