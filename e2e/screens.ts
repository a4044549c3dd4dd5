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
  const ready = screen.lab === null ? lab.start : lab.canvas.items.first();
  await expect(ready).toBeVisible({ timeout: 20_000 });
  await screen.prepare?.(lab);
}

async function trace(lab: LabPage, hop: number): Promise<void> {
  await lab.trace.sendOffered();
  for (let at = 1; at < hop; at += 1) await lab.trace.next.click();
}

/** Gives the canvas the outline's room; a phone has no outline beside it. */
async function foldOutline(lab: LabPage): Promise<void> {
  const fold = lab.page.getByRole("button", { name: "Fold the outline" });
  if (await fold.isVisible()) await fold.click();
}

/** The inspector opens on what is selected; a phone has none. */
async function selectInOutline(lab: LabPage, name: string): Promise<void> {
  if (await lab.outline.tree.isVisible()) await lab.outline.row(name).click();
}

export const SCREENS: readonly Screen[] = [
  { name: "first-run", lab: null },
  { name: "lab", lab: "nat-and-transparent.lab", prepare: (lab) => selectInOutline(lab, "web") },
  { name: "trace-delivered", lab: "nat-and-transparent.lab", prepare: (lab) => trace(lab, 4) },
  { name: "trace-dropped", lab: "port-not-published.lab", prepare: (lab) => trace(lab, 4) },
  {
    name: "timeline",
    lab: "docker-run.lab",
    prepare: async (lab) => {
      await foldOutline(lab);
      await lab.timeline.open();
      await lab.timeline.calls.and(lab.page.getByRole("button", { name: /open port/ })).click();
    },
  },
  {
    name: "overlay",
    lab: "overlay",
    prepare: async (lab) => {
      await foldOutline(lab);
      await lab.trace.composeFromTask("win-01/api.1", { to: "db", port: 1433 });
      await trace(lab, 10);
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
      await expect(lab.reachability.status).toContainText(/\d arrive/);
    },
  },
  {
    name: "key",
    lab: "nat-and-transparent.lab",
    prepare: async (lab) => {
      await lab.canvas.region.getByRole("button", { name: "Key to symbols" }).click();
      await expect(lab.page.getByRole("dialog")).toBeVisible();
    },
  },
];
