/** A "no" of one layer. The terminal prints `message`, the learner's note shows `hint`. */
export interface Refusal {
  /** Stable: tests, lessons and the truth table match on it. Codes of phase `create` are among them. */
  readonly code: string;
  readonly layer: "cli" | "dockerd" | "libnetwork" | "hns" | "hcs" | "windows" | "lab";
  /** The tool's own words, without the prefix that the command line adds. */
  readonly message: string;
  /** Ours: why, and what to type instead. */
  readonly hint: string;
  /** A command that does what was meant, when there is one. */
  readonly fix?: string;
  /** Address of a public page that says so. */
  readonly source?: string;
}

/** The learner's note beside a tool's words; never printed as if it were the tool's. */
export interface Note {
  readonly kind: "error" | "warning" | "info";
  readonly code: string;
  readonly text: string;
  /** A command to try instead. */
  readonly fix: string | null;
  /** Address of a public page that says so. */
  readonly source: string | null;
}
