import { type Actual, within } from "./observe.ts";
import type { Expectation, Row } from "./table.ts";

/** What differs from the expectation, one sentence each; none: the row holds. Source: the table's own grading. */
export function differences(row: Row, actual: Actual): readonly string[] {
  const { expect } = row;
  const found: string[] = [];
  const same = (what: "verdict" | "at" | "reason" | "phase", expected: string | undefined) => {
    if (expected === undefined || accepts(expect, what, expected, actual[what])) return;
    found.push(`${what}: expected ${expected}, got ${actual[what]}`);
  };
  same("verdict", expect.verdict);
  same("phase", expect.phase);
  if (expect.verdict !== "delivered") same("reason", expect.reason);
  if (!/do not grade translations/.test(row.notes ?? "")) translations(expect, actual, found);
  same("at", expect.at);
  if (expect.phase === "create") return found;
  const missing = expect.via && notInOrder(expect.via, actual.via);
  if (missing) found.push(`via: ${missing} is missing in ${actual.via.join(" → ")}`);
  for (const banned of expect.notVia ?? []) {
    if (actual.via.some((each) => satisfies(banned, each))) found.push(`via: must not pass ${banned}`);
  }
  const back = expect.replyVia && notInOrder(expect.replyVia, actual.replyVia);
  if (back) found.push(`reply: ${back} is missing in ${actual.replyVia.join(" → ")}`);
  fields("observed", expect.observed, actual.observed, found);
  fields("outer", expect.outer, actual.outer, found);
  fields("seenOnLan", expect.seenOnLan, actual.seenOnLan, found);
  for (const what of ["ttlDelta", "wireVlan", "innerDstMac"] as const) {
    if (expect[what] !== undefined && expect[what] !== actual[what]) {
      found.push(`${what}: expected ${expect[what]}, got ${actual[what]}`);
    }
  }
  if (expect.deliveredTo && !actual.deliveredTo?.split(/\W+/).includes(expect.deliveredTo)) {
    found.push(`delivered to ${actual.deliveredTo}, expected ${expect.deliveredTo}`);
  }
  ipam(expect, actual, found);
  return found;
}

function accepts(
  expect: Expectation,
  what: "verdict" | "at" | "reason" | "phase",
  expected: string,
  got: string | null,
): boolean {
  return got === expected || (got !== null && (expect.alsoAccept?.[what]?.includes(got) ?? false));
}

/** "vxlan" is the table's word for what the tracer calls "vxlan-encap". */
function translations(expect: Expectation, actual: Actual, found: string[]): void {
  const wanted = new Set(
    expect.translations
      .filter((code) => code !== "none")
      .map((code) => (code === "vxlan" ? "vxlan-encap" : code)),
  );
  const got = new Set(actual.translations);
  if (wanted.size === got.size && [...wanted].every((code) => got.has(code))) return;
  found.push(`translations: expected ${list(wanted)}, got ${list(got)}`);
}

function list(codes: ReadonlySet<string>): string {
  return codes.size === 0 ? "none" : [...codes].join(" + ");
}

/** The first component of the list that does not occur after those before it; null: all do. */
function notInOrder(wanted: readonly string[], got: readonly string[]): string | null {
  let from = 0;
  for (const component of wanted) {
    const at = got.findIndex((each, index) => index >= from && satisfies(component, each));
    if (at < 0) return component;
    from = at + 1;
  }
  return null;
}

/** "vfp" stands for any of its layers. */
function satisfies(wanted: string, got: string): boolean {
  return got === wanted || (wanted === "vfp" && got.startsWith("vfp-"));
}

function fields(what: string, expected: object | undefined, got: object | null, found: string[]): void {
  for (const [key, value] of Object.entries(expected ?? {})) {
    const actual: unknown = got === null ? null : Object.entries(got).find(([name]) => name === key)?.[1];
    if (actual !== value) found.push(`${what}.${key}: expected ${String(value)}, got ${String(actual)}`);
  }
}

/** A plug-in's addresses reach HNS as a choice of its own or as the ones that were asked for. */
function ipam({ ipam: expected }: Expectation, { ipam: got }: Actual, found: string[]): void {
  if (!expected) return;
  const allocators: readonly (string | undefined)[] =
    expected.allocator === "plugin" ? ["hns", "static"] : [expected.allocator];
  if (expected.allocator && !allocators.includes(got?.allocator)) {
    found.push(`ipam: allocated by ${got?.allocator}, expected ${expected.allocator}`);
  }
  if (expected.within && !within(expected.within, got?.ip ?? null))
    found.push(`ipam: ${got?.ip} is not in ${expected.within}`);
  if (expected.gateway && got?.gateway !== expected.gateway)
    found.push(`ipam: gateway ${got?.gateway}, expected ${expected.gateway}`);
  if (expected.mtu && got?.mtu !== expected.mtu)
    found.push(`ipam: MTU ${got?.mtu}, expected ${expected.mtu}`);
  if (expected.inspectShowsIp !== undefined && got?.inspectShowsIp !== expected.inspectShowsIp) {
    found.push(`ipam: inspect shows an address: ${got?.inspectShowsIp}, expected ${expected.inspectShowsIp}`);
  }
}
