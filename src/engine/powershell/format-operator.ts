import type { Span } from "../shell/syntax.ts";
import { numberOf } from "./compare.ts";
import { PsFailure } from "./error-record.ts";
import { type PsList, toText } from "./value.ts";

const HOLE = /\{\{|\}\}|\{(\d+)(?:,(-?\d+))?(?::([^}]*))?\}/g;

/** `"{0,-10} {1:D2}" -f a, b`: widths, and the number formats D, N, X and F. */
export function formatOperator(template: string, args: PsList, span: Span): string {
  return template.replace(HOLE, (hole, index?: string, width?: string, format?: string) => {
    if (index === undefined) return hole.charAt(0);
    if (Number(index) >= args.length) {
      throw new PsFailure({
        command: "",
        message:
          "Error formatting a string: Index (zero based) must be greater than or equal to zero and less than the size of the argument list..",
        category: "InvalidOperation",
        target: `${template}:String`,
        activity: "",
        exception: "RuntimeException",
        id: "FormatError",
        span,
        note: null,
      });
    }
    const value = args[Number(index)] ?? null;
    const number = numberOf(value);
    const text =
      format !== undefined && typeof number === "number" ? formatNumber(number, format) : toText(value);
    const columns = Math.min(Math.abs(Number(width ?? 0)), 1000);
    return Number(width ?? 0) < 0 ? text.padEnd(columns) : text.padStart(columns);
  });
}

function formatNumber(value: number, format: string): string {
  const digits = Math.min(Number(format.slice(1)), 20);
  switch (format.charAt(0).toUpperCase()) {
    case "D":
      return String(Math.trunc(value)).padStart(digits, "0");
    case "X":
      return Math.trunc(value).toString(16).toUpperCase().padStart(digits, "0");
    case "N":
    case "F":
      return value.toFixed(format.length > 1 ? digits : 2);
    default:
      return String(value);
  }
}
