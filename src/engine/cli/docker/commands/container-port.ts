import { findContainer } from "../../../dockerd/find.ts";
import { naturalOrder } from "../format/shorten.ts";
import { type CommandContext, failWith, hostOf, refuseWith, wording } from "./context.ts";

/** `docker port`. Source: facts on the command line, section 4.5. */
export function port(context: CommandContext): void {
  const { args, printer } = context;
  const [ref = "", wanted] = args;
  const [number = "", protocol = "tcp"] = (wanted ?? "").split("/");
  if (wanted !== undefined && !/^\d+$/.test(number)) {
    return failWith(context, `invalid port '${number}': invalid syntax`);
  }
  const found = findContainer(hostOf(context), ref);
  if (!found.ok) return refuseWith(context, found.error);
  const published = found.value.publish.filter(({ assignedPort }) => assignedPort !== null);
  if (wanted === undefined) {
    const lines = published.map(
      (each) => `${each.containerPort}/${each.protocol} -> 0.0.0.0:${each.assignedPort}\n`,
    );
    return printer.out(lines.toSorted(naturalOrder).join(""));
  }
  const matches = published.filter(
    (each) => each.containerPort === Number(number) && each.protocol === protocol,
  );
  if (matches.length === 0) {
    return failWith(context, wording(context).noPublicPort(wanted, `${number}/${protocol}`, ref));
  }
  for (const { assignedPort } of matches) printer.out(`0.0.0.0:${assignedPort}\n`);
}
