import type { Flow } from "#engine";
import type { End } from "./ends.ts";

export type ProbeKind = "ping" | "tcp";

/** What became of one packet of the matrix. */
export interface Cell {
  readonly verdict: "delivered" | "dropped" | "refused";
  readonly reason: string | null;
  readonly path: string | null;
}

/** A packet to try, or why it cannot be tried. */
export type Attempt =
  | { readonly flow: Flow; readonly cannot: null }
  | { readonly flow: null; readonly cannot: string };

export function attemptOf(from: End, to: End, probe: ProbeKind): Attempt {
  if (from.unable) return { flow: null, cannot: `${from.label} is ${from.unable}` };
  if (to.unable) return { flow: null, cannot: `${to.label} is ${to.unable}` };
  if (probe === "ping") return { flow: { from: from.id, to: to.id, proto: "icmp", port: 0 }, cannot: null };
  if (to.tcpPort === null) return { flow: null, cannot: "nothing listens there" };
  return { flow: { from: from.id, to: to.address ?? to.id, proto: "tcp", port: to.tcpPort }, cannot: null };
}

/** Names one flow among all, in the worker and on the page. */
export function flowKey({ from, to, proto, port }: Flow): string {
  return `${from}|${to}|${proto}|${port}`;
}

/** Every flow between the ends but those to oneself. */
export function flowsBetween(
  rows: readonly End[],
  columns: readonly End[],
  probe: ProbeKind,
): readonly Flow[] {
  return rows.flatMap((from) =>
    columns.flatMap((to) => {
      const attempt = from.id === to.id ? null : attemptOf(from, to, probe);
      return attempt?.flow ? [attempt.flow] : [];
    }),
  );
}

/** Cells of a whole block of the matrix in one. */
export interface Tally {
  readonly delivered: number;
  readonly lost: number;
  /** Packets that could be sent and have no answer yet. */
  readonly waiting: number;
  readonly changed: number;
}
