import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "playwright/test";
import { PRESETS } from "#engine";
import { encodeLink, parseScenario, presetScenario, type Scenario } from "#scenario";
import type { LabPage } from "./pages/lab-page.ts";

/** A state of the page that people are shown: a lab that comes with the project, and what is opened in it. */
export interface Screen {
  readonly name: string;
  /** Name of a preset or file in `labs`; null: the empty page. */
  readonly lab: string | null;
  readonly prepare?: (lab: LabPage) => Promise<void>;
}

/** Every lab that comes with the project and is not empty: presets, then the files of the folder `labs`. */
export const SHIPPED_LABS: readonly string[] = [
  ...PRESETS.filter(({ lines }) => lines.length > 0).map(({ name }) => name),
  ...readdirSync("labs").filter((name) => name.endsWith(".lab")),
];

/** Address of the page with a shipped lab inside. */
function labAddress(lab: string): string {
  const preset = presetScenario(lab);
  return `./#${encodeLink(preset ?? readLab(lab))}`;
}

function readLab(file: string): Scenario {
  const parsed = parseScenario(readFileSync(join("labs", file), "utf8"));
  if (!parsed.ok) throw new Error(`${file}: line ${parsed.problem.line}: ${parsed.problem.message}`);
  return parsed.scenario;
}

export async function openScreen(lab: LabPage, screen: Screen): Promise<void> {
  await lab.page.goto(screen.lab === null ? "./" : labAddress(screen.lab));
  // Hundreds of containers are replayed first.
  await expect(lab.canvas.board).toBeVisible({ timeout: 20_000 });
  if (screen.lab === null) await expect(lab.start).toBeVisible();
  else await expect(lab.canvas.items.first()).toBeVisible({ timeout: 20_000 });
  await screen.prepare?.(lab);
}

async function trace(lab: LabPage, hop: number): Promise<void> {
  await lab.trace.sendOffered();
  for (let at = 1; at < hop; at += 1) await lab.trace.next.click();
}

export const SCREENS: readonly Screen[] = [
  { name: "first-run", lab: null },
  { name: "lab", lab: "nat-and-transparent.lab", prepare: (lab) => lab.outline.row("web").click() },
  { name: "trace-delivered", lab: "nat-and-transparent.lab", prepare: (lab) => trace(lab, 4) },
  { name: "trace-dropped", lab: "port-not-published.lab", prepare: (lab) => trace(lab, 4) },
  {
    name: "timeline",
    lab: "docker-run.lab",
    prepare: async (lab) => {
      await lab.timeline.open();
      await lab.timeline.calls.and(lab.page.getByRole("button", { name: /open port/ })).click();
    },
  },
  { name: "containers-300", lab: "containers-300.lab" },
  {
    name: "error",
    lab: "refused.lab",
    prepare: (lab) => expect(lab.terminal.notes.last()).toBeVisible(),
  },
  {
    name: "reachability",
    lab: "nat-and-transparent.lab",
    prepare: async (lab) => {
      await lab.reachability.open();
      await expect(lab.reachability.table).toBeVisible();
    },
  },
];
