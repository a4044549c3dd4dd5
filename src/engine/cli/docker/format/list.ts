import { err, ok, type Result } from "../../../lib/result.ts";
import { HEADER_FUNCTIONS } from "../template/functions.ts";
import { toJson } from "../template/json.ts";
import { Template } from "../template/template.ts";
import { type GoStruct, type GoValue, printed } from "../template/value.ts";
import { alignCells, alignColumns } from "./text-table.ts";

/** How one kind of object is listed. */
export interface Listing {
  /** Go's type name of a row: "*network.networkContext". */
  readonly typeName: string;
  /** Template of the default table. */
  readonly table: string;
  /** Template of a row under -q. */
  readonly quiet: string;
  /** Template of `--format raw`, when there is one. */
  readonly raw?: { readonly full: string; readonly quiet: string };
  /** Header of each field. */
  readonly headers: Readonly<Record<string, string>>;
  /** Fields of a line of `--format json`. */
  readonly jsonFields: readonly string[];
  /** Words before an execution error; `ps` has its own. */
  readonly runErrorPrefix: string;
}

export interface ListingOptions {
  /** "" is the default table. */
  readonly format: string;
  readonly quiet: boolean;
}

/**
 * Text of a list command. An error is the line for stderr.
 * Source: facts on the command line, section 1.10.
 */
export function formatList(
  listing: Listing,
  rows: readonly GoStruct[],
  options: ListingOptions,
): Result<string, string> {
  const format = expandEscapes(options.format.trim());
  if (format === "" || format === "table") {
    return options.quiet
      ? withTemplate(listing, rows, listing.quiet, "lines")
      : withTemplate(listing, rows, listing.table, "table");
  }
  if (format === "raw" && listing.raw) {
    return withTemplate(listing, rows, options.quiet ? listing.raw.quiet : listing.raw.full, "lines");
  }
  if (format === "json") return ok(rows.map((row) => `${jsonLine(listing, row)}\n`).join(""));
  if (format.startsWith("table ")) {
    return options.quiet && !format.includes("{{")
      ? withTemplate(listing, rows, listing.quiet, "lines")
      : withTemplate(listing, rows, format.slice("table ".length).trim(), "table");
  }
  return withTemplate(listing, rows, format, "lines");
}

/** `\t` and `\n` typed as two characters. */
function expandEscapes(format: string): string {
  return format.replaceAll("\\t", "\t").replaceAll("\\n", "\n");
}

function withTemplate(
  listing: Listing,
  rows: readonly GoStruct[],
  source: string,
  layout: "table" | "lines",
): Result<string, string> {
  const template = Template.parse(source);
  if (!template.ok) return err(`template parsing error: ${template.error}`);
  if (layout === "table") {
    const cells = plainCells(listing, rows, template.value.columns);
    if (cells) return ok(alignCells(cells));
  }
  const missing = (field: string) => `can't evaluate field ${field} in type ${listing.typeName}`;
  const lines: string[] = [];
  for (const row of rows) {
    const line = template.value.execute(row, missing);
    if (!line.ok) return err(`${listing.runErrorPrefix}${line.error}`);
    lines.push(line.value);
  }
  if (layout === "lines") return ok(lines.map((line) => `${line}\n`).join(""));
  const header = template.value.execute(headerRow(listing), missing, HEADER_FUNCTIONS);
  if (!header.ok) return err(`${listing.runErrorPrefix}${header.error}`);
  return ok(alignColumns([header.value, ...lines]));
}

/**
 * Header and rows of a table that shows fields as they are. Rows need not be filled into one text and split again, which
 * is most of the work in a long list. null when a cell could break a line or a column.
 */
function plainCells(
  listing: Listing,
  rows: readonly GoStruct[],
  columns: readonly string[] | null,
): readonly (readonly string[])[] | null {
  const cells: (readonly string[])[] = [];
  for (const row of columns ? [listing.headers, ...rows] : []) {
    const line: string[] = [];
    for (const name of columns ?? []) {
      const value = row[name];
      if (typeof value !== "string" || BREAKS_CELLS.test(value)) return null;
      line.push(value);
    }
    cells.push(line);
  }
  return columns ? cells : null;
}

/** Tabs, line breaks, and characters that take two UTF-16 units. */
const BREAKS_CELLS = /[\t\n\ud800-\udbff]/;

/** The header's words by field; a label's header is the last part of its name. */
function headerRow(listing: Listing): GoValue {
  const label = (name: GoValue) => (printed(name).split(".").at(-1) ?? "").replace(/[-_]/g, " ");
  return new Map<string, GoValue>([...Object.entries(listing.headers), ["Label", label]]);
}

function jsonLine(listing: Listing, row: GoStruct): string {
  const fields = listing.jsonFields.toSorted().map((name): [string, GoValue] => [name, row[name] ?? null]);
  return toJson(new Map(fields), "html");
}
