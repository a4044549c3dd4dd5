/** A scenario that comes with the lab: the start screen offers it, `lab preset` builds it at once. */
export interface Preset {
  /** As typed: "nat-publish". */
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly lines: readonly PresetLine[];
}

export interface PresetLine {
  readonly machine: string;
  readonly text: string;
  readonly narration: string;
}

/** A line typed on win-01, the host of the default lab. */
export function onWin01(text: string, narration = ""): PresetLine {
  return { machine: "win-01", text, narration };
}
