import { stackOf } from "../../../tools/stack.ts";
import { type Cmdlet } from "../../cmdlet.ts";
import { isLike } from "../../compare.ts";
import { psObject } from "../../value.ts";

export const getNetTCPConnection: Cmdlet = {
  name: "Get-NetTCPConnection",
  summary: "Shows the TCP ports that something listens on.",
  module: "NetTCPIP",
  on: ["host", "container", "device"],
  parameters: [
    { name: "LocalPort", type: "int[]", description: "Ports." },
    { name: "LocalAddress", type: "string[]", position: 0, description: "Addresses." },
    { name: "State", type: "string[]", description: "Only connections in this state." },
  ],
  run(call) {
    const { args } = call;
    const ports = args.list("LocalPort").map(Number);
    const states = args.texts("State").map((state) => state.toLowerCase());
    const addresses = args.texts("LocalAddress");
    for (const socket of stackOf(call.tx.world, call.place).sockets) {
      const wanted =
        socket.protocol === "tcp" &&
        (ports.length === 0 || ports.includes(socket.port)) &&
        (states.length === 0 || states.includes("listen")) &&
        (addresses.length === 0 || addresses.some((pattern) => isLike(socket.address, pattern)));
      if (!wanted) continue;
      call.out(
        psObject("NetTCPConnection", {
          LocalAddress: socket.address,
          LocalPort: socket.port,
          RemoteAddress: "0.0.0.0",
          RemotePort: 0,
          State: "Listen",
          AppliedSetting: "",
          OwningProcess: socket.process,
        }),
      );
    }
  },
};
