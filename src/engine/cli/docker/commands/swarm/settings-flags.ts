import type { SwarmNode, SwarmSettings } from "../../../../model/swarm.ts";
import type { FlagValues } from "../../grammar/flag-values.ts";
import { durationSeconds } from "../../grammar/go-duration.ts";
import { quote } from "../../grammar/go-text.ts";
import { type CommandContext, failWith } from "../context.ts";

/** Settings of the swarm that `swarm init` and `swarm update` share, as the flags of `init` give them. */
export function settingsOf(flags: FlagValues): SwarmSettings {
  return {
    autolock: flags.bool("autolock"),
    taskHistoryLimit: flags.number("task-history-limit"),
    certExpirySeconds: durationSeconds(flags.text("cert-expiry")),
    heartbeatSeconds: durationSeconds(flags.text("dispatcher-heartbeat")),
    snapshotInterval: flags.number("snapshot-interval"),
    maxSnapshots: flags.number("max-snapshots"),
  };
}

const FLAG_OF: Readonly<Record<keyof SwarmSettings, string>> = {
  autolock: "autolock",
  taskHistoryLimit: "task-history-limit",
  certExpirySeconds: "cert-expiry",
  heartbeatSeconds: "dispatcher-heartbeat",
  snapshotInterval: "snapshot-interval",
  maxSnapshots: "max-snapshots",
};

/** Only the settings whose flag was typed. */
export function typedSettings(flags: FlagValues): Partial<SwarmSettings> {
  const typed = Object.entries(settingsOf(flags)).filter(([key]) =>
    flags.has(FLAG_OF[key as keyof SwarmSettings]),
  );
  return Object.fromEntries(typed);
}

/** The value of --availability; null, and the client's complaint printed, when it is none. Source: facts, section 5.1. */
export function availabilityOf(context: CommandContext): SwarmNode["availability"] | null {
  const text = context.flags.text("availability");
  const value = text.toLowerCase();
  if (value === "active" || value === "pause" || value === "drain") return value;
  failWith(context, `invalid availability ${quote(text)}, only active, pause and drain are supported`, {
    code: "availability-invalid",
    text: "active takes tasks, pause keeps what it has, drain gives its tasks away.",
    fix: null,
    source: null,
  });
  return null;
}
