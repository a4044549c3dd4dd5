import { quote } from "../grammar/go-text.ts";
import { GoText, type GoValue, isList, printed, typeOf } from "./value.ts";

const VERB = /%([-+# 0]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g;

/** fmt.Sprintf with the verbs that people use: v s q d t x f c and %%. */
export function sprintf(format: string, args: readonly GoValue[]): string {
  let next = 0;
  const text = format.replace(VERB, (_, flags: string, width: string, precision: string, verb: string) => {
    if (verb === "%") return "%";
    if (next >= args.length) return `%!${verb}(MISSING)`;
    const value = args[next] ?? null;
    next += 1;
    return pad(verbText(verb, flags, precision, value), flags, Number(width ?? 0));
  });
  const extra = args.slice(next).map((value) => `${typeOf(value)}=${printed(value)}`);
  return extra.length > 0 ? `${text}%!(EXTRA ${extra.join(", ")})` : text;
}

function verbText(verb: string, flags: string, precision: string | undefined, value: GoValue): string {
  const wrong = `%!${verb}(${typeOf(value)}=${printed(value)})`;
  const isText = typeof value === "string" || value instanceof GoText;
  const text = printed(value);
  switch (verb) {
    case "v":
      return flags.includes("#") && isText ? quote(text) : text;
    case "s":
      if (typeof value === "number" || typeof value === "boolean") return wrong;
      return precision === undefined ? text : [...text].slice(0, Number(precision)).join("");
    case "q":
      if (isList(value)) return `[${value.map((item) => quote(printed(item))).join(" ")}]`;
      return isText ? quote(text) : wrong;
    case "d":
      return typeof value === "number" ? (flags.includes("+") && value >= 0 ? `+${value}` : text) : wrong;
    case "t":
      return typeof value === "boolean" ? text : wrong;
    case "x":
      if (typeof value === "number") return value.toString(16);
      return isText
        ? [...text].map((letter) => letter.charCodeAt(0).toString(16).padStart(2, "0")).join("")
        : wrong;
    case "f":
      return typeof value === "number" ? value.toFixed(Number(precision ?? 6)) : wrong;
    case "c":
      return typeof value === "number" && value >= 0 && value <= 0x10ffff
        ? String.fromCodePoint(value)
        : wrong;
    default:
      return wrong;
  }
}

function pad(text: string, flags: string, width: number): string {
  if (flags.includes("-")) return text.padEnd(width);
  return text.padStart(width, flags.includes("0") ? "0" : " ");
}
