import type { ObjectRef, ProposedLine } from "#store";
import type { GlyphName, Outcome } from "#ui";

/** Everything that the inspector says about one object: plain data, made from the World. */
export interface Inspection {
  readonly icon: { readonly glyph: GlyphName } | { readonly driver: string };
  readonly title: string;
  /** Plain word first, the term in brackets. */
  readonly subtitle: string;
  readonly state: { readonly outcome: Outcome; readonly word: string } | null;
  readonly parts: readonly Part[];
  /** Command that shows the object in its own tool. */
  readonly show: ProposedLine | null;
  /** Command that prints the object as HNS holds it; null when it is not one of HNS's. */
  readonly hns: { readonly line: ProposedLine; readonly kind: "network" | "endpoint" | "policyList" } | null;
  readonly actions: readonly InspectorAction[];
}

export type Part =
  | {
      readonly kind: "facts";
      readonly title: string;
      readonly aside: string;
      readonly facts: readonly Fact[];
    }
  | {
      readonly kind: "links";
      readonly title: string;
      readonly aside: string;
      readonly links: readonly Link[];
    }
  | { readonly kind: "ports"; readonly ports: readonly OpenPort[] }
  | {
      readonly kind: "table";
      readonly title: string;
      readonly aside: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Said when there are no rows. */
      readonly empty: string;
    }
  | { readonly kind: "layers"; readonly layers: readonly RuleLayer[] };

export interface Fact {
  readonly label: string;
  /** null: not known, and `why` says the reason. */
  readonly value: string | null;
  readonly why: string;
  /** Set in the code font and copied by a press. */
  readonly code: boolean;
}

export interface Link {
  readonly ref: ObjectRef;
  readonly icon: Inspection["icon"];
  readonly name: string;
  readonly says: string;
}

export interface OpenPort {
  readonly protocol: string;
  /** Where the world reaches it: "192.168.10.21:8080"; what it leads to: ":80". */
  readonly outside: string;
  readonly inside: string;
  readonly says: string;
  readonly works: boolean;
}

export interface RuleLayer {
  readonly name: string;
  readonly groups: readonly {
    readonly direction: "IN" | "OUT";
    readonly rules: readonly { readonly name: string; readonly priority: number; readonly says: string }[];
  }[];
}

export type InspectorAction =
  | { readonly kind: "send"; readonly from: string }
  | { readonly kind: "terminal"; readonly machine: string }
  | { readonly kind: "line"; readonly label: string; readonly line: ProposedLine };

export function fact(label: string, value: string | number | null, why = ""): Fact {
  const text = value === null || value === "" ? null : String(value);
  return { label, value: text, why: text === null ? why : "", code: true };
}

/** A value in words, not in the code font. */
export function plain(label: string, value: string | null, why = ""): Fact {
  return { label, value, why: value === null ? why : "", code: false };
}

export function facts(title: string, list: readonly Fact[], aside = ""): Part {
  return { kind: "facts", title, aside, facts: list };
}

/** Nothing when there are no links: an empty heading helps nobody. */
export function links(title: string, list: readonly Link[], aside = ""): readonly Part[] {
  return list.length > 0 ? [{ kind: "links", title, aside, links: list }] : [];
}

export const NOTHING_MORE = { state: null, show: null, hns: null, actions: [] } as const;
