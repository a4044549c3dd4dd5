import { LENSES, type Lens, type Position, type ScenarioFlow, type ScenarioView } from "./scenario.ts";

/**
 * Lines that start with "#!" carry what is no command: who typed the next line, the title, the view. To every other
 * reader they are comments.
 */
export const DIRECTIVE = "#! ";

export const BY_CANVAS = `${DIRECTIVE}canvas`;

/** The view and the title as read so far; cursor, lens and flow are those of the last directive. */
export interface Directives {
  readonly title: string | null;
  readonly view: ScenarioView;
}

/** The directives with one more line; null when the line is none that we know. */
export function readDirective(before: Directives, line: string): Directives | null {
  const [, word = "", rest = ""] = /^#! (\w+) ?(.*)$/.exec(line) ?? [];
  const withView = (view: Partial<ScenarioView>): Directives => ({
    ...before,
    view: { ...before.view, ...view },
  });
  switch (word) {
    case "title":
      return { ...before, title: rest };
    case "lens": {
      const lens = LENSES.find((known): known is Lens => known === rest);
      return lens ? withView({ lens }) : null;
    }
    case "cursor":
      return /^\d{1,6}$/.test(rest) ? withView({ cursor: Number(rest) }) : null;
    case "flow": {
      const flow = readFlow(rest);
      return flow && withView({ flow });
    }
    case "place": {
      const placed = readPlace(rest);
      if (!placed) return null;
      return withView({ positions: { ...before.view.positions, [placed.key]: placed.position } });
    }
    default:
      return null;
  }
}

export function formatDirectives(title: string | null, view: ScenarioView): readonly string[] {
  const { lens, cursor, flow, positions } = view;
  return [
    ...(title === null ? [] : [`title ${title.replace(/[\r\n]+/g, " ")}`]),
    ...(lens === "driver" ? [] : [`lens ${lens}`]),
    ...(cursor === null ? [] : [`cursor ${cursor}`]),
    ...(flow === null ? [] : [`flow ${flow.proto}/${flow.port} ${flow.from} ${flow.to}`]),
    ...Object.entries(positions).map(([key, { x, y }]) => `place ${Math.round(x)} ${Math.round(y)} ${key}`),
  ].map((words) => DIRECTIVE + words);
}

function readFlow(text: string): ScenarioFlow | null {
  const [, proto, port = "", from, to] = /^(tcp|udp|icmp)\/(\d{1,5}) (\S+) (\S+)$/.exec(text) ?? [];
  if (from === undefined || to === undefined || Number(port) > 65_535) return null;
  if (proto !== "tcp" && proto !== "udp" && proto !== "icmp") return null;
  return { from, to, proto, port: Number(port) };
}

function readPlace(text: string): { readonly key: string; readonly position: Position } | null {
  const [, x = "", y = "", key] = /^(-?\d{1,7}) (-?\d{1,7}) (\S.*)$/.exec(text) ?? [];
  return key === undefined || key === "__proto__" ? null : { key, position: { x: Number(x), y: Number(y) } };
}
