import { scenarioRows } from "../../format-scenario.ts";
import { parseScenario } from "../../parse-scenario.ts";
import { EMPTY_VIEW, type Scenario } from "../../scenario.ts";
import { decodeBase64Url, encodeBase64Url } from "./base64url.ts";
import { RowReader, RowWriter } from "./coding.ts";

/**
 * Version 1 of the link: the rows of the scenario's text, written with as few bits as a model of such texts needs.
 * Header: number of lines and of rows about title and view. After each line a few check bits tell a reader of a damaged
 * link how far it may trust what it reads.
 */
const COUNT_BITS = 14;
const HEADER_CHECK = 8;
const LINE_CHECK = 3;
const END_CHECK = 8;

/** Texts of more bytes are not written, and not read: an address bar carries far less. */
const MOST_BYTES = 400_000;

export interface PartlyRead {
  readonly scenario: Scenario;
  readonly isWhole: boolean;
  readonly readLines: number;
  /** As the link says, or as many as were read when not even that can be trusted. */
  readonly totalLines: number;
}

export function encodeVersion1(scenario: Scenario): string {
  const { head, lines, tail } = scenarioRows(scenario, "when-it-changes");
  const about = [...head, ...tail];
  const writer = new RowWriter();
  const short = lines.length < 64 && about.length < 64;
  writer.number(short ? 1 : 0, 1);
  writer.number(lines.length, short ? 6 : COUNT_BITS);
  writer.number(about.length, short ? 6 : COUNT_BITS);
  writer.check(HEADER_CHECK);
  for (const rows of lines) {
    for (const row of rows.split("\n")) writer.row(row);
    writer.check(LINE_CHECK);
  }
  for (const row of about) writer.row(row);
  writer.check(END_CHECK);
  return encodeBase64Url(writer.finish());
}

export function decodeVersion1(text: string): PartlyRead {
  const { bytes, isWhole: isCleanText } = decodeBase64Url(text);
  const reader = new RowReader(bytes, MOST_BYTES);
  const bits = reader.number(1) === 1 ? 6 : COUNT_BITS;
  const lineCount = reader.number(bits);
  const aboutCount = reader.number(bits);
  if (!reader.check(HEADER_CHECK)) return partly([], [], 0);
  const lines: string[] = [];
  while (lines.length < lineCount) {
    const rows = readLine(reader);
    if (rows === null || !reader.check(LINE_CHECK)) return partly(lines, [], lineCount);
    lines.push(rows);
  }
  const about: string[] = [];
  while (about.length < aboutCount) {
    const row = reader.row();
    if (row === null) return partly(lines, [], lineCount);
    about.push(row);
  }
  if (!reader.check(END_CHECK)) return partly(lines, [], lineCount);
  const read = partly(lines, about, lineCount);
  return { ...read, isWhole: isCleanText && read.readLines === lineCount };
}

/** Comments and marks, and the command that ends them. */
function readLine(reader: RowReader): string | null {
  const rows: string[] = [];
  for (;;) {
    const row = reader.row();
    if (row === null) return null;
    rows.push(row);
    if (!row.startsWith("#")) return rows.join("\n");
  }
}

function partly(lines: readonly string[], about: readonly string[], totalLines: number): PartlyRead {
  const parsed = parseScenario([...about, ...lines].join("\n"));
  const scenario = parsed.ok ? parsed.scenario : { title: "", lines: [], view: EMPTY_VIEW };
  return { scenario, isWhole: false, readLines: scenario.lines.length, totalLines };
}
