import { isList, type PsObject, propertyOf, toText } from "../value.ts";
import type { View } from "./view.ts";
import { HNS_VIEWS } from "./views-hns.ts";
import { NETWORK_VIEWS } from "./views-network.ts";

const SHELL_VIEWS: Readonly<Record<string, View>> = {
  GenericMeasureInfo: { list: ["Count", "Average", "Sum", "Maximum", "Minimum", "Property"] },
  MatchInfo: { text: (match) => `${lines(match).join("\n")}\n` },
  GroupInfo: {
    table: [
      { name: "Count", width: 5, align: "right" },
      { name: "Name", width: 25 },
      { name: "Group", align: "left" },
    ],
  },
  GroupInfoNoElement: {
    table: [
      { name: "Count", width: 5, align: "right" },
      { name: "Name", width: 25 },
    ],
  },
  CommandInfo: {
    table: [
      { name: "CommandType", width: 15 },
      { name: "Name", width: 50 },
      { name: "Version", width: 10 },
      { name: "Source" },
    ],
  },
  HelpInfo: {
    table: [{ name: "Name", width: 33 }, { name: "Category", width: 9 }, { name: "Synopsis" }],
  },
};

const VIEWS: Readonly<Record<string, View>> = { ...SHELL_VIEWS, ...HNS_VIEWS, ...NETWORK_VIEWS };

/** How objects of the type print when nothing else is asked for; undefined when the type has no view of its own. */
export function viewOf(type: string): View | undefined {
  return Object.hasOwn(VIEWS, type) ? VIEWS[type] : undefined;
}

function lines(match: PsObject): string[] {
  const shown = propertyOf(match, "Display") ?? propertyOf(match, "Line") ?? null;
  return isList(shown) ? shown.map(toText) : [toText(shown)];
}
