import { ok, type Result } from "../lib/result.ts";
import type { Refusal } from "../model/refusal.ts";
import type { HostSettings } from "../model/world.ts";
import type { Arguments } from "./grammar.ts";
import { HOST_OPTIONS } from "./host-options.ts";
import { refuse } from "./refuse.ts";

/** What the outer switch lets through, as typed; null: not typed. Refuses the switch of another hypervisor. */
export function spoofing(
  platform: HostSettings["platform"],
  args: Arguments,
): Result<boolean | null, Refusal> {
  const hyperv = args.get(HOST_OPTIONS.macSpoofing);
  const vmware = args.get(HOST_OPTIONS.promiscuous);
  if (hyperv !== null && platform !== "hyperv-vm") {
    return refuse(
      "host.mac-spoofing",
      `--mac-spoofing is a setting of a Hyper-V VM; this host is ${platform}`,
      platform === "vmware-vm"
        ? "Use --promiscuous for a VMware VM."
        : "Leave it out, or add --platform hyperv-vm.",
    );
  }
  if (vmware !== null && platform !== "vmware-vm") {
    return refuse(
      "host.promiscuous",
      `--promiscuous is a setting of a VMware port group; this host is ${platform}`,
      platform === "hyperv-vm"
        ? "Use --mac-spoofing for a Hyper-V VM."
        : "Leave it out, or add --platform vmware-vm.",
    );
  }
  return ok(hyperv ?? vmware);
}
