import type { Printer } from "../printer.ts";
import { toIndentedJson, toJson } from "../template/json.ts";
import { Template } from "../template/template.ts";
import type { GoValue } from "../template/value.ts";

/** Exit code when --format of an inspect command does not parse. */
const BAD_TEMPLATE = 64;

/**
 * Prints what an inspect command found, then the errors of what it did not find. "" is the default format.
 * Source: facts on the command line, section 1.10.
 */
export function printInspected(
  printer: Printer,
  found: readonly GoValue[],
  errors: readonly string[],
  format: string,
): void {
  if (format === "" || format === "json") {
    printer.out(format === "" ? `${toIndentedJson(found, "    ")}\n` : `${toJson(found, "html")}\n`);
  } else if (!printTemplate(printer, found, format)) {
    return;
  }
  for (const error of errors) printer.error(`${error}\n`);
  if (errors.length > 0) printer.exit(1);
}

/** False when the template failed: that error is then the only one. */
function printTemplate(printer: Printer, found: readonly GoValue[], format: string): boolean {
  const template = Template.parse(format);
  if (!template.ok) {
    printer.error(`template parsing error: ${template.error}\n`);
    printer.exit(BAD_TEMPLATE);
    return false;
  }
  if (found.length === 0) printer.out("\n");
  for (const value of found) {
    const text = template.value.execute(value, (field) => `map has no entry for key "${field}"`);
    if (!text.ok) {
      printer.out("\n");
      printer.error(`template parsing error: ${text.error}\n`);
      printer.exit(1);
      return false;
    }
    printer.out(`${text.value}\n`);
  }
  return true;
}
