import type { Cmdlet } from "../../cmdlet.ts";

const NAT_NAME = {
  name: "NatName",
  type: "string[]",
  position: 0,
  description: "Only those of these NAT instances.",
} as const;

/** HNS gives its NATs no addresses of their own, and neither do the NATs that New-NetNat makes in the lab. */
export const getNetNatExternalAddress: Cmdlet = {
  name: "Get-NetNatExternalAddress",
  summary: "Shows the external addresses that were given to NAT instances; containers' NATs have none.",
  module: "NetNat",
  on: ["host"],
  parameters: [NAT_NAME],
  run() {},
};

export const getNetNatSession: Cmdlet = {
  name: "Get-NetNatSession",
  summary: "Shows the connections that NAT instances translate at the moment.",
  module: "NetNat",
  on: ["host"],
  parameters: [NAT_NAME],
  run(call) {
    call.note({
      kind: "info",
      code: "nat-sessions-are-short",
      text: "A session lives while packets flow. In the lab a packet comes and goes between two commands: its trace shows what the NAT rewrote.",
      fix: null,
      source: null,
    });
  },
};
