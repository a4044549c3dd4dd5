import { daemonRefusal } from "../../../../dockerd/refusals.ts";
import { lookUpNetworks } from "../../../../dockerd/swarm/service-networks.ts";
import { createService } from "../../../../dockerd/swarm/services.ts";
import { quote } from "../../grammar/go-text.ts";
import { imageReferenceFault } from "../../grammar/image-reference.ts";
import { type CommandContext, failWith, refuseWith } from "../context.ts";
import { asManager } from "../swarm/manager.ts";
import { noteStored } from "./notes.ts";
import { printProgress } from "./progress.ts";
import { serviceRequest } from "./spec-flags.ts";

/** `docker service create`: prints the id, then how the tasks come up. Source: facts, section 7.1. */
export function create(context: CommandContext): void {
  const { tx, hostName, flags, args, printer } = context;
  const [image = ""] = args;
  const request = serviceRequest(flags, args);
  if (!request.ok) {
    return failWith(context, request.error, {
      code: "service-mode",
      text: "A service is replicated, with a number of tasks, or global, with one on each node. The lab has no jobs.",
      fix: null,
      source: null,
    });
  }
  const before = asManager(context);
  if (!before) return;
  const looked = lookUpNetworks(tx, hostName, before.swarm, request.value.networks);
  if (!looked.ok) return refuseWith(context, looked.error);
  if (imageReferenceFault(image) !== null) {
    const refused = daemonRefusal(
      "image-reference",
      `rpc error: code = InvalidArgument desc = ContainerSpec: ${quote(image)} is not a valid repository/tag`,
      "An image is REPOSITORY[:TAG], in small letters.",
    );
    return refuseWith(context, refused.error);
  }
  const created = createService(tx, hostName, request.value);
  if (!created.ok) return refuseWith(context, created.error);
  const id = created.value;
  printer.out(`${id}\n`);
  noteStored(printer, flags);
  const manager = asManager(context);
  const service = manager?.swarm.services.find((each) => each.id === id);
  if (flags.bool("detach") || flags.bool("quiet") || !manager || !service) return;
  printProgress(printer, manager.swarm, service, id);
}
