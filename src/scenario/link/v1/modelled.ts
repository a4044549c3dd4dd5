import { scenarioRows } from "../../format-scenario.ts";
import type { Scenario } from "../../scenario.ts";
import { decodeBase64Url, encodeBase64Url } from "./base64url.ts";
import { RowReader, RowWriter } from "./coding.ts";
import { type PartlyRead, partlyRead } from "./partly-read.ts";

/**
 * The short form of a link: the rows of the scenario's text, written with as few bits as a model of such texts needs.
 * Header: number of lines, and of rows about title and view. After each line a few check bits tell the reader of a
 * damaged link how far it may trust what it reads.
 */
const SMALL_COUNT_BITS = 6;
const COUNT_BITS = 15;
const HEADER_CHECK = 8;
const LINE_CHECK = 3;
const END_CHECK = 8;

/** What this form is for: larger scenarios would keep the page waiting, and damage in longer rows too. */
const MOST_CHARACTERS = 20_000;
const LONGEST_ROW = 1_000;
/** A character is at most three bytes, and each of them may need a mark. */
const LONGEST_ROW_BYTES = LONGEST_ROW * 6;

export function suitsModel(text: string): boolean {
  return text.length <= MOST_CHARACTERS && text.split("\n").every((row) => row.length <= LONGEST_ROW);
}

export function encodeModelled(scenario: Scenario): string {
  const { head, lines, tail } = scenarioRows(scenario, "when-it-changes");
  const about = [...head, ...tail];
  const writer = new RowWriter();
  const isSmall = Math.max(lines.length, about.length) < 2 ** SMALL_COUNT_BITS;
  const bits = isSmall ? SMALL_COUNT_BITS : COUNT_BITS;
  writer.number(isSmall ? 1 : 0, 1);
  writer.number(lines.length, bits);
  writer.number(about.length, bits);
  writer.check(HEADER_CHECK);
  for (const rows of lines) {
    for (const row of rows.split("\n")) writer.row(row);
    writer.check(LINE_CHECK);
  }
  for (const row of about) writer.row(row);
  writer.check(END_CHECK);
  return encodeBase64Url(writer.finish());
}

export function decodeModelled(text: string): PartlyRead {
  const { bytes, isWhole } = decodeBase64Url(text);
  const reader = new RowReader(bytes, LONGEST_ROW_BYTES);
  const bits = reader.number(1) === 1 ? SMALL_COUNT_BITS : COUNT_BITS;
  const lineCount = reader.number(bits);
  const aboutCount = reader.number(bits);
  if (!reader.check(HEADER_CHECK)) return partlyRead([], [], 0, false);
  const lines: string[] = [];
  while (lines.length < lineCount) {
    const rows = readLine(reader);
    if (rows === null || !reader.check(LINE_CHECK)) return partlyRead(lines, [], lineCount, false);
    lines.push(rows);
  }
  const about: string[] = [];
  while (about.length < aboutCount) {
    const row = reader.row();
    if (row === null) return partlyRead(lines, [], lineCount, false);
    about.push(row);
  }
  if (!reader.check(END_CHECK)) return partlyRead(lines, [], lineCount, false);
  return partlyRead(lines, about, lineCount, isWhole);
}

function readLine(reader: RowReader): string | null {
  const rows: string[] = [];
  for (;;) {
    const row = reader.row();
    if (row === null) return null;
    rows.push(row);
    if (!row.startsWith("#")) return rows.join("\n");
  }
}
