import { defaultLab, type World } from "#engine";
import { formatScenario } from "../format-scenario.ts";
import { nameNodes, resolveNodes } from "../node-names.ts";
import { replay } from "../replay.ts";
import { EMPTY_VIEW, type Scenario } from "../scenario.ts";
import { decodeDeflated, encodeDeflated } from "./v1/deflated.ts";
import { decodeModelled, encodeModelled, suitsModel } from "./v1/modelled.ts";
import type { PartlyRead } from "./v1/partly-read.ts";

/** Every version that was ever given out stays readable: a new one is a new row. */
const VERSIONS: Readonly<Record<string, (text: string) => PartlyRead>> = {
  v1: decodeModelled,
  v1z: decodeDeflated,
};

/** Longer addresses are not looked at: no browser carries them. */
const LONGEST_LINK = 400_000;

export type DecodedLink =
  | { readonly ok: true; readonly scenario: Scenario }
  | {
      readonly ok: false;
      /** Not whole, of a version that is not known here, or no link of a lab at all. */
      readonly reason: "damaged" | "newer" | "foreign";
      /** For a person: what is wrong, and how much could be read. */
      readonly message: string;
      /** What could be read; without lines when nothing could. */
      readonly readable: Scenario;
      readonly readableSteps: number;
      readonly totalSteps: number;
    };

/** The whole scenario as the part of an address after "#". Nodes are stored by name. */
export function encodeLink(scenario: Scenario): string {
  const portable = withNodeNames(scenario);
  return suitsModel(formatScenario(portable))
    ? `v1.${encodeModelled(portable)}`
    : `v1z.${encodeDeflated(portable)}`;
}

/** Reads an address, or the part of it after "#". A damaged one answers what could be read of it; it never throws. */
export function decodeLink(link: string): DecodedLink {
  const hash = link.trim().slice(link.trim().lastIndexOf("#") + 1);
  const [, version = "", text = ""] = /^(v\d{1,4}[a-z]?)\.(.*)$/s.exec(hash) ?? [];
  const decode = Object.hasOwn(VERSIONS, version) ? VERSIONS[version] : undefined;
  if (!decode) {
    return version === ""
      ? unreadable("foreign", "This is not a link of vSwitch Lab: it has no lab inside.")
      : unreadable(
          "newer",
          `This link was made by a newer vSwitch Lab (${version}). Reload the page to get that version.`,
        );
  }
  if (hash.length > LONGEST_LINK) {
    return unreadable("foreign", "This link is too long to be one of vSwitch Lab.");
  }
  const { scenario, isWhole, readLines, totalLines } = decode(text);
  if (isWhole) return { ok: true, scenario: withNodeIds(scenario) };
  const message =
    readLines === 0
      ? "This link is damaged: none of its steps could be read."
      : `This link is damaged: ${readLines} of ${totalLines} steps could be read.`;
  return {
    ok: false,
    reason: "damaged",
    message,
    readable: scenario,
    readableSteps: readLines,
    totalSteps: totalLines,
  };
}

function withNodeNames(scenario: Scenario): Scenario {
  const { positions } = scenario.view;
  if (Object.keys(positions).length === 0) return scenario;
  return { ...scenario, view: { ...scenario.view, positions: nameNodes(worldAfter(scenario), positions) } };
}

function withNodeIds(scenario: Scenario): Scenario {
  const { positions } = scenario.view;
  if (Object.keys(positions).length === 0) return scenario;
  return {
    ...scenario,
    view: { ...scenario.view, positions: resolveNodes(worldAfter(scenario), positions) },
  };
}

function worldAfter({ lines }: Scenario): World {
  return replay(lines).at(-1)?.world ?? defaultLab();
}

function unreadable(reason: "newer" | "foreign", message: string): DecodedLink {
  const readable: Scenario = { title: "", lines: [], view: EMPTY_VIEW };
  return { ok: false, reason, message, readable, readableSteps: 0, totalSteps: 0 };
}
