import type { Result } from "../lib/result.ts";
import type { Refusal } from "../model/refusal.ts";
import { daemonRefusal } from "./refusals.ts";
import type { ContainerCreateRequest } from "./requests.ts";

/** Capabilities of Linux without their CAP_. Windows has none of them, but the daemon knows the names. */
const KNOWN = new Set(
  `ALL AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE DAC_READ_SEARCH
  FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN
  NET_BIND_SERVICE NET_BROADCAST NET_RAW PERFMON SETFCAP SETGID SETPCAP SETUID SYSLOG SYS_ADMIN SYS_BOOT SYS_CHROOT
  SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG WAKE_ALARM`.split(
    /\s+/,
  ),
);

/** Source: facts on the command line, section 3.6, row 3; moby, daemon/pkg/oci/caps, for the words. */
export function refusedCapabilities({ hostConfig }: ContainerCreateRequest): Result<never, Refusal> | null {
  const [field, name] =
    unknownName("CapAdd", hostConfig["cap-add"]) ?? unknownName("CapDrop", hostConfig["cap-drop"]) ?? [];
  if (field === undefined || name === undefined) return null;
  return daemonRefusal(
    "capability-unknown",
    `invalid ${field}: unknown capability: "${name}"`,
    "Capabilities are a Linux matter: leave --cap-add and --cap-drop out.",
  );
}

function unknownName(field: string, names: readonly string[] = []): readonly [string, string] | null {
  const bare = names.map((name) => name.toUpperCase().replace(/^CAP_/, ""));
  const unknown = bare.find((name) => name !== "" && !KNOWN.has(name));
  return unknown === undefined ? null : [field, `CAP_${unknown}`];
}
