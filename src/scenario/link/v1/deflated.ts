import { deflateSync, Inflate } from "fflate";
import { scenarioRows } from "../../format-scenario.ts";
import type { Scenario } from "../../scenario.ts";
import { decodeBase64Url, encodeBase64Url } from "./base64url.ts";
import { stir } from "./check-sum.ts";
import { type PartlyRead, partlyRead } from "./partly-read.ts";
import { PRIMER } from "./primer.ts";

/**
 * The quick form of a link, for large scenarios: the same rows, deflated, each with a check letter at its end. Before
 * them stands a row with two counts: of lines, and of rows about title and view.
 */
const CHECK_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** Compressed bytes taken at a time: at most 66,000 characters come out of them. */
const SLICE = 64;

/** More than any address bar carries. */
const MOST_CHARACTERS = 2_000_000;

const dictionary = (): Uint8Array => new TextEncoder().encode(PRIMER);

export function encodeDeflated(scenario: Scenario): string {
  const { head, lines, tail } = scenarioRows(scenario, "when-it-changes");
  const about = [...head, ...tail];
  const rows = [`${lines.length} ${about.length}`, ...lines.flatMap((line) => line.split("\n")), ...about];
  const bytes = new TextEncoder().encode(rows.map((row) => `${row}${checkLetter(row)}\n`).join(""));
  return encodeBase64Url(deflateSync(bytes, { level: 9, dictionary: dictionary() }));
}

export function decodeDeflated(text: string): PartlyRead {
  const { bytes, isWhole } = decodeBase64Url(text);
  const { text: inflated, isComplete } = inflate(bytes);
  const [header = "", ...rows] = checkedRows(inflated);
  const [, lineCount = "", aboutCount = ""] = /^(\d{1,5}) (\d{1,5})$/.exec(header) ?? [];
  if (lineCount === "") return partlyRead([], [], 0, false);
  const total = Number(lineCount);
  const lines: string[] = [];
  let at = 0;
  for (let start = 0; at < rows.length && lines.length < total; at += 1) {
    if (rows[at]?.startsWith("#")) continue;
    lines.push(rows.slice(start, at + 1).join("\n"));
    start = at + 1;
  }
  const about = rows.slice(at);
  const isAll = isComplete && isWhole && lines.length === total && about.length === Number(aboutCount);
  return partlyRead(lines, isAll ? about : [], total, isAll);
}

/** As much as can be inflated, in slices, so that neither damage nor a bomb does harm. */
function inflate(bytes: Uint8Array): { readonly text: string; readonly isComplete: boolean } {
  const decoder = new TextDecoder();
  let text = "";
  let isComplete = false;
  const stream = new Inflate({ dictionary: dictionary() }, (chunk, isLast) => {
    text += decoder.decode(chunk, { stream: true });
    isComplete = isLast;
  });
  try {
    for (let at = 0; at < bytes.length && text.length <= MOST_CHARACTERS; at += SLICE) {
      stream.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
    }
  } catch {
    return { text, isComplete: false };
  }
  return { text, isComplete: isComplete && text.length <= MOST_CHARACTERS };
}

/** Rows up to the first whose check letter is wrong, without the letters. */
function checkedRows(text: string): readonly string[] {
  const rows = text.split("\n").slice(0, -1);
  const wrong = rows.findIndex((row) => !row.endsWith(checkLetter(row.slice(0, -1))));
  return (wrong < 0 ? rows : rows.slice(0, wrong)).map((row) => row.slice(0, -1));
}

function checkLetter(row: string): string {
  let sum = 0;
  for (let at = 0; at < row.length; at += 1) sum = stir(sum, row.charCodeAt(at));
  return CHECK_LETTERS.charAt(sum >>> 26);
}
