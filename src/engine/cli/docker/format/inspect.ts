import type { Printer } from "../printer.ts";
import { toIndentedJson, toJson } from "../template/json.ts";
import { Template } from "../template/template.ts";
import { type GoValue, printed } from "../template/value.ts";

/** Exit code when --format of an inspect command does not parse. */
const BAD_TEMPLATE = 64;

/** What became of one argument of an inspect command: its object, or the line for stderr. */
export type InspectOutcome = { readonly value: GoValue } | { readonly error: string };

/**
 * Prints the objects, then the errors in the order of the arguments. "" is the default format.
 * Source: facts on the command line, section 1.10.
 */
export function printInspected(printer: Printer, outcomes: readonly InspectOutcome[], format: string): void {
  const shown = format === "" || format === "json" ? outcomes : filled(printer, outcomes, format);
  if (shown === null) return;
  const found = shown.flatMap((outcome) => ("value" in outcome ? [outcome.value] : []));
  const errors = shown.flatMap((outcome) => ("error" in outcome ? [outcome.error] : []));
  if (format === "") printer.out(`${toIndentedJson(found, "    ")}\n`);
  else if (format === "json") printer.out(`${toJson(found, "html")}\n`);
  else printer.out(found.map((text) => `${printed(text)}\n`).join("") || "\n");
  for (const error of errors) printer.error(`${error}\n`);
  if (errors.length > 0) printer.exit(1);
}

/** Each object's text, or why the template fails on it; null when the template does not parse. */
function filled(
  printer: Printer,
  outcomes: readonly InspectOutcome[],
  format: string,
): readonly InspectOutcome[] | null {
  const template = Template.parse(format);
  if (!template.ok) {
    printer.error(`template parsing error: ${template.error}\n`);
    printer.exit(BAD_TEMPLATE);
    return null;
  }
  return outcomes.map((outcome) => {
    if ("error" in outcome) return outcome;
    const text = template.value.execute(outcome.value, (field) => `map has no entry for key "${field}"`);
    return text.ok ? { value: text.value } : { error: `template parsing error: ${text.error}` };
  });
}
