import { Stream } from "../lib/seed.ts";
import type { HostSettings } from "../model/world.ts";

/** First three octets by who made the adapter: Intel on real machines, the hypervisor's own range in VMs. */
const VENDOR: Readonly<Record<HostSettings["platform"] | "device", string>> = {
  physical: "A0-36-9F",
  device: "B4-96-91",
  "hyperv-vm": "00-15-5D",
  "vmware-vm": "00-50-56",
  "azure-vm": "00-0D-3A",
};

/** A MAC that stays the same as long as the machine and the adapter keep their names. */
export function adapterMac(platform: keyof typeof VENDOR, machine: string, adapter: string): string {
  const digits = new Stream(`mac/${machine}/${adapter}`).hex(6).toUpperCase();
  return `${VENDOR[platform]}-${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4, 6)}`;
}
