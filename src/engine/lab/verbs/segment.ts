import { ok } from "../../lib/result.ts";
import type { SegmentName } from "../../model/ids.ts";
import type { Plug } from "../../model/vswitch.ts";
import type { World } from "../../model/world.ts";
import { done, type Operand, type Option, type Verb } from "../grammar.ts";
import { findSegment, NEW_NAME, segmentNames } from "../names.ts";
import { addSegment } from "../plug.ts";
import { refuse } from "../refuse.ts";
import { CIDR, name } from "../values.ts";

const SEGMENT: Operand<string> = {
  name: "SEGMENT",
  type: name("SEGMENT", segmentNames),
  count: "one",
  help: "a physical network of the lab",
};

const SUBNET: Option<string> = {
  flag: "--subnet",
  type: CIDR,
  count: "once",
  after: null,
  help: "subnet that the picture writes beside the cable",
};

export const segmentAdd: Verb = {
  path: ["segment", "add"],
  summary: "Adds a physical network: one switch with VLANs.",
  operands: [NEW_NAME],
  options: [SUBNET],
  examples: ["lab segment add LAN2 --subnet 192.168.20.0/24"],
  run(tx, args) {
    const typed = args.one(NEW_NAME);
    if (segmentNames(tx.world).some((known) => known.toLowerCase() === typed.toLowerCase())) {
      return refuse("segment.exists", `there is a network "${typed}" already`, "Choose another name.");
    }
    addSegment(tx, typed as SegmentName, args.get(SUBNET));
    return ok(done(`${typed} added`));
  },
};

export const segmentRm: Verb = {
  path: ["segment", "rm"],
  summary: "Removes a physical network that nothing is plugged into.",
  operands: [SEGMENT],
  options: [],
  examples: ["lab segment rm LAN2"],
  run(tx, args) {
    const typed = args.one(SEGMENT);
    const segment = findSegment(tx.world, typed);
    if (!segment) {
      const known = segmentNames(tx.world).join(", ");
      return refuse("segment.unknown", `there is no network "${typed}"`, `This lab has: ${known || "none"}.`);
    }
    const users = pluggedInto(tx.world, segment.name);
    if (users.length > 0) {
      return refuse(
        "segment.in-use",
        `${segment.name} is in use by ${users.join(", ")}`,
        "Remove or unplug them first: lab nic unplug HOST NAME.",
      );
    }
    tx.removeShared("segments", segment.name, { actor: "lab", why: `${segment.name} leaves the lab.` });
    return ok(done(`${segment.name} removed`));
  },
};

function pluggedInto(world: World, segment: SegmentName): readonly string[] {
  const isIn = (plug: Plug | null) => plug?.kind === "segment" && plug.segment === segment;
  const hosts = world.hosts.filter(({ pnics }) => pnics.some((pnic) => isIn(pnic.plug)));
  const devices = world.devices.filter(({ nics }) => nics.some((nic) => isIn(nic.plug)));
  return [...hosts.map((host) => host.settings.name), ...devices.map((device) => device.name)];
}
