import { ok, type Result } from "../lib/result.ts";
import type { SegmentName } from "../model/ids.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import type { Plug } from "../model/vswitch.ts";
import type { AdapterOptions } from "./adapter-options.ts";
import type { Arguments } from "./grammar.ts";
import { findSegment, findVnet, segmentNames, vnetNames } from "./names.ts";
import { refuse } from "./refuse.ts";

export const DEFAULT_SEGMENT = "LAN" as SegmentName;
export const INTERNET = "Internet" as SegmentName;

type PlugOptions = Pick<AdapterOptions, "segment" | "vnet" | "port" | "vlan" | "allowed">;

/**
 * Where the cable goes: the named network, else where it is now, else the only Azure network (for an Azure VM), else
 * the first physical network; when there is none yet, `LAN` is created.
 */
export function choosePlug(
  tx: Transaction,
  args: Arguments,
  options: PlugOptions,
  now: Plug | null,
  inAzure: boolean,
): Result<Plug, Refusal> {
  const vnetName = args.get(options.vnet);
  const segmentName = args.get(options.segment);
  if (vnetName !== null || (inAzure && segmentName === null)) return chooseVnet(tx, vnetName, now);
  const segment = chooseSegment(tx, segmentName, now);
  if (!segment.ok) return segment;
  const before = now?.kind === "segment" ? now : null;
  const mode = args.get(options.port) ?? (args.has(options.allowed) ? "trunk" : (before?.mode ?? "access"));
  const vlan = args.get(options.vlan) ?? before?.vlan ?? 1;
  const typed = args.has(options.allowed) ? args.all(options.allowed) : (before?.allowed ?? []);
  const allowed = mode === "trunk" ? [...new Set([vlan, ...typed])].sort((a, b) => a - b) : [];
  return ok({ kind: "segment", segment: segment.value, mode, vlan, allowed });
}

function chooseVnet(tx: Transaction, typed: string | null, now: Plug | null): Result<Plug, Refusal> {
  const [first, second] = tx.world.azureVnets.toArray();
  const fallback = now?.kind === "azure" ? now.vnet : first && !second ? first.name : null;
  const vnet = findVnet(tx.world, typed ?? fallback ?? "");
  if (vnet) return ok({ kind: "azure", vnet: vnet.name });
  const create = `lab azure add ${typed ?? "vnet1"} --prefix 10.240.0.0/16 --subnet 10.240.0.0/24`;
  return typed === null && second
    ? refuse("vnet.which", `which Azure network${listed(vnetNames(tx.world))}?`, "Name it: --vnet NAME.")
    : refuse(
        "vnet.unknown",
        typed === null ? "an Azure VM needs an Azure network" : `there is no Azure network "${typed}"`,
        `Create it first: ${create}`,
      );
}

function chooseSegment(
  tx: Transaction,
  typed: string | null,
  now: Plug | null,
): Result<SegmentName, Refusal> {
  if (typed !== null) {
    const known = findSegment(tx.world, typed);
    if (known) return ok(known.name);
    return refuse(
      "segment.unknown",
      `there is no network "${typed}"${listed(segmentNames(tx.world))}`,
      `Create it first: lab segment add ${typed}`,
    );
  }
  if (now?.kind === "segment") return ok(now.segment);
  const first = tx.world.segments.find(({ kind }) => kind === "lan");
  if (first) return ok(first.name);
  addSegment(tx, DEFAULT_SEGMENT, null);
  return ok(DEFAULT_SEGMENT);
}

/** A switch with its cables; `subnet` is only what the picture writes beside it. */
export function addSegment(tx: Transaction, name: SegmentName, subnet: string | null): void {
  tx.putShared(
    "segments",
    name,
    { name, subnet, kind: "lan" },
    {
      actor: "lab",
      why: `The lab gets the physical network ${name}: one switch that machines are plugged into.`,
    },
  );
}

/** The Internet is there as soon as something is connected to it. */
export function ensureInternet(tx: Transaction): void {
  if (tx.world.segments.has(INTERNET)) return;
  tx.putShared(
    "segments",
    INTERNET,
    { name: INTERNET, subnet: null, kind: "internet" },
    {
      actor: "lab",
      why: "The Internet carries packets between public addresses and loses those for private ones.",
    },
  );
}

function listed(names: readonly string[]): string {
  return names.length > 0 ? ` (known: ${names.join(", ")})` : "";
}
