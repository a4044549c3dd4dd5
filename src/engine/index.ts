/** The engine's only door: everything outside src/engine imports from here. */
export { type Completions, complete } from "./complete.ts";
export {
  type ConformanceReport,
  type RowReport,
  readTable,
  runConformance,
} from "./conformance/run-conformance.ts";
export type { TruthTable } from "./conformance/table.ts";
export { REASONS, type Reason } from "./dataplane/reasons.ts";
export { type Execution, execute, explain } from "./execute.ts";
export { hcnDocument } from "./hns/hcn-document.ts";
export { defaultLab } from "./lab/default-lab.ts";
export type { Preset, PresetLine } from "./lab/presets/preset.ts";
export { PRESETS } from "./lab/presets/presets.ts";
export { contains, formatIp, formatPrefix, isPrivate, overlaps, parseIp, parsePrefix } from "./lib/ipv4.ts";
export { err, ok, type Result } from "./lib/result.ts";
export { Table } from "./lib/table.ts";
export * from "./lib/time.ts";
export type * from "./model/docker.ts";
export * from "./model/events.ts";
export { evolve } from "./model/evolve.ts";
export type * from "./model/hns.ts";
export type * from "./model/ids.ts";
export type * from "./model/physical.ts";
export { OS_IDS, OS_PROFILES, type OsId, type OsProfile } from "./model/profiles.ts";
export type { Note, Refusal } from "./model/refusal.ts";
export type * from "./model/swarm.ts";
export type * from "./model/tcpip.ts";
export { Transaction } from "./model/transaction.ts";
export * from "./model/vfp.ts";
export type * from "./model/vswitch.ts";
export {
  EMPTY_WORLD,
  emptyHost,
  HOST_COMPARTMENT,
  type Host,
  type HostSettings,
  type HostTables,
  type World,
} from "./model/world.ts";
export { type Parsed, parse as parseLine } from "./shell/parse.ts";
export { resolvePlace } from "./shell/place.ts";
export type { Completion, CompletionQuery, Output, Place, Program, Word } from "./shell/program.ts";
export { TOKEN_KINDS, type Token, type TokenKind } from "./shell/syntax.ts";
export { pcapng } from "./trace/export/pcapng.ts";
export { ticketText } from "./trace/export/ticket.ts";
export {
  endpointsOf,
  type Matrix,
  type MatrixCell,
  type MatrixProbe,
  matrix,
  matrixCells,
} from "./trace/matrix.ts";
export * from "./trace/trace.ts";
export { type Probe, probe } from "./trace/trace-flow.ts";
export { trace, type WhyNot, whyNot } from "./why-not/why-not.ts";
