import type { Output, Program } from "../shell/program.ts";
import { neighboursOf } from "./neighbours.ts";
import { stackOf } from "./stack.ts";
import { refused, said } from "./windows-tool.ts";

/** Source of the layout: facts on PowerShell, section 11.7. */
export const arp: Program = {
  name: "arp",
  summary: "shows the neighbours whose MAC addresses are known",
  on: ["host", "container", "device"],
  run({ tx, place, args }): Output {
    const option = args[0]?.text.toLowerCase() ?? "";
    if (!/^[-/][ag]$/.test(option)) {
      return refused("\nDisplays the IP-to-Physical address translation tables.\n\nARP -a [inet_addr]\n\n");
    }
    const stack = stackOf(tx.world, place);
    const only = args[1]?.text;
    const blocks = stack.interfaces.flatMap((found) => {
      const [first] = found.addresses;
      if (!first) return [];
      const rows = neighboursOf(tx.world, stack, found)
        .filter(({ ip }) => only === undefined || ip === only)
        .map(({ ip, mac, kind }) => `  ${ip.padEnd(22)}${mac.toLowerCase().padEnd(22)}${kind.padEnd(10)}\n`);
      if (rows.length === 0) return [];
      const head = "  Internet Address      Physical Address      Type\n";
      return [`\nInterface: ${first.ip} --- 0x${found.index.toString(16)}\n${head}${rows.join("")}`];
    });
    return blocks.length > 0 ? said(blocks.join("")) : refused("No ARP Entries Found.\n");
  },
};
