import { swarmJoin } from "../../../../dockerd/swarm/join.ts";
import { type CommandContext, refuseWith } from "../context.ts";
import { availabilityOf } from "./settings-flags.ts";

/** `docker swarm join`. Source: facts on the command line, section 5.2. */
export function join(context: CommandContext): void {
  const { tx, hostName, flags, args, printer } = context;
  const [remote = ""] = args;
  const availability = availabilityOf(context);
  if (availability === null) return;
  const joined = swarmJoin(tx, hostName, {
    remote,
    token: flags.text("token"),
    advertiseAddress: flags.text("advertise-addr"),
    listenAddress: flags.text("listen-addr"),
    dataPathAddress: flags.text("data-path-addr"),
    availability,
  });
  if (!joined.ok) return refuseWith(context, joined.error);
  printer.out(`This node joined a swarm as a ${joined.value}.\n`);
}
