import { restartComputer } from "../../../dockerd/restart.ts";
import { settleSwarms } from "../../../dockerd/swarm/settle.ts";
import { OS_PROFILES } from "../../../model/profiles.ts";
import type { Cmdlet } from "../../cmdlet.ts";
import { hostNameOf, hostOfCall } from "../../on-host.ts";
import { psObject } from "../../value.ts";

/** What a restart takes of the lab's time. */
const SECONDS = 60;

export const restartComputerCmdlet: Cmdlet = {
  name: "Restart-Computer",
  summary:
    "Restarts the host: services, networks and containers come back as Windows and Docker bring them back.",
  module: "Microsoft.PowerShell.Management",
  on: ["host"],
  parameters: [{ name: "Force", type: "switch", description: "Also when someone is signed in." }],
  run(call) {
    restartComputer(call.tx, hostNameOf(call));
    settleSwarms(call.tx);
    call.tx.end(SECONDS);
  },
};

export const getComputerInfo: Cmdlet = {
  name: "Get-ComputerInfo",
  summary: "Shows which Windows the host runs.",
  module: "Microsoft.PowerShell.Management",
  on: ["host"],
  parameters: [
    {
      name: "Property",
      type: "string[]",
      position: 0,
      description: "Properties.",
      ignored: "the lab shows the ones it has.",
    },
  ],
  run(call) {
    const { settings } = hostOfCall(call);
    const profile = OS_PROFILES[settings.os];
    call.out(
      psObject("ComputerInfo", {
        WindowsProductName: profile.title,
        OsName: `Microsoft ${profile.title}`,
        OsVersion: `10.0.${profile.build}`,
        OsBuildNumber: String(profile.build),
        CsName: settings.name.toUpperCase(),
        CsNumberOfLogicalProcessors: settings.cpus,
        CsTotalPhysicalMemory: settings.memoryGib * 1024 ** 3,
        HyperVisorPresent: settings.platform !== "physical",
      }),
    );
  },
};
