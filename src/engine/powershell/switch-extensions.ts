import type { OsProfile } from "../model/profiles.ts";
import { guidText } from "./hns-text.ts";

/** The filter extension of every switch. Source: facts on HNS, section 0. */
const WFP_EXTENSION = "E7C3B2F0-F3C5-48DF-AF2B-10FED6D72E7A";

export interface SwitchExtension {
  readonly id: string;
  readonly name: string;
  readonly type: "Filter" | "Forwarding" | "Monitoring";
  readonly enabled: boolean;
}

/** The extensions that Windows itself puts on a switch; Windows Server 2016 lists none for HNS. */
export function switchExtensions(profile: OsProfile, vfpEnabled: boolean): readonly SwitchExtension[] {
  return [
    {
      id: guidText(profile, WFP_EXTENSION),
      name: "Microsoft Windows Filtering Platform",
      type: "Filter",
      enabled: false,
    },
    {
      id: guidText(profile, profile.vfpExtensionId),
      name: "Microsoft Azure VFP Switch Extension",
      type: "Forwarding",
      enabled: vfpEnabled,
    },
    {
      id: guidText(profile, profile.captureExtensionId),
      name: "Microsoft NDIS Capture",
      type: "Monitoring",
      enabled: true,
    },
  ];
}
