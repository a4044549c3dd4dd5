import type { Span } from "../shell/syntax.ts";
import { bindingFailure as fail } from "./binding-failure.ts";
import type { Cmdlet, ParameterSpec } from "./cmdlet.ts";
import { numberOf } from "./compare.ts";
import { isScript, isTrue, type PsValue, toText, unroll } from "./value.ts";

/** The value as the parameter's type wants it. Throws a PsFailure with PowerShell's words when it does not fit. */
export function convert(cmdlet: Cmdlet, spec: ParameterSpec, value: PsValue, span: Span): PsValue {
  if (spec.values) return enumerators(cmdlet, spec, value, span);
  switch (spec.type) {
    case "int":
    case "uint16":
      return integer(cmdlet, spec, value, span);
    case "int[]":
      return unroll(value).map((item) => integer(cmdlet, spec, item, span));
    case "bool":
      return boolean(cmdlet, spec, value, span);
    case "switch":
      return isTrue(value);
    case "string":
      return toText(value);
    case "guid":
      return guidText(cmdlet, spec, toText(value), span);
    case "string[]":
      return unroll(value).map(toText);
    case "script":
      if (isScript(value)) return value;
      return fail(
        cmdlet,
        `Cannot bind parameter '${spec.name}'. Cannot convert the "${toText(value)}" value of type "System.String" to type "System.Management.Automation.ScriptBlock".`,
        "CannotConvertArgumentNoMessage",
        span,
      );
    case "object":
    case "object[]":
      return value;
    default:
      return value;
  }
}

function integer(cmdlet: Cmdlet, spec: ParameterSpec, value: PsValue, span: Span): number {
  const number = numberOf(value);
  const limit = spec.type === "uint16" ? 65_535 : 2_147_483_647;
  if (number !== null && Number(number) <= limit && (spec.type !== "uint16" || number >= 0)) {
    return Math.round(Number(number));
  }
  const type = spec.type === "uint16" ? "System.UInt16" : "System.Int32";
  const detail =
    number === null
      ? "Input string was not in a correct format."
      : `Value was either too large or too small for ${type === "System.UInt16" ? "a UInt16" : "an Int32"}.`;
  return fail(
    cmdlet,
    `Cannot bind parameter '${spec.name}'. Cannot convert value "${toText(value)}" to type "${type}". Error: "${detail}"`,
    "CannotConvertArgumentNoMessage",
    span,
  );
}

function boolean(cmdlet: Cmdlet, spec: ParameterSpec, value: PsValue, span: Span): boolean {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  if (typeof value === "string" && /^(0|1)$/.test(value)) return value === "1";
  return fail(
    cmdlet,
    `Cannot process argument transformation on parameter '${spec.name}'. Cannot convert value "${typeof value === "string" ? "System.String" : toText(value)}" to type "System.Boolean". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.`,
    "ParameterArgumentTransformationError",
    span,
  );
}

function enumerators(cmdlet: Cmdlet, spec: ParameterSpec, value: PsValue, span: Span): PsValue {
  const texts = unroll(typeof value === "boolean" ? (value ? "True" : "False") : value).map(toText);
  const chosen = texts.map((text) => {
    const found = spec.values?.find((one) => one.toLowerCase() === text.toLowerCase());
    if (found !== undefined) return found;
    return fail(
      cmdlet,
      `Cannot bind parameter '${spec.name}'. Cannot convert value "${text}" to the enumerators of this parameter. Error: "Unable to match the identifier name ${text} to a valid enumerator name. Specify one of the following enumerator names and try again: ${spec.values?.join(", ")}"`,
      "CannotConvertArgumentNoMessage",
      span,
    );
  });
  return spec.type.endsWith("[]") ? chosen : (chosen[0] ?? null);
}

const GUID = /^\{?([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})\}?$/i;

function guidText(cmdlet: Cmdlet, spec: ParameterSpec, text: string, span: Span): string {
  const found = GUID.exec(text)?.[1];
  if (found) return found;
  return fail(
    cmdlet,
    `Cannot process argument transformation on parameter '${spec.name}'. Cannot convert value "${text}" to type "System.Guid". Error: "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)."`,
    "ParameterArgumentTransformationError",
    span,
  );
}

/** The .NET name of a parameter's type, as errors write it. */
export function dotNetType(spec: ParameterSpec): string {
  const names: Partial<Record<ParameterSpec["type"], string>> = {
    "string[]": "System.String[]",
    int: "System.Int32",
    "int[]": "System.Int32[]",
    uint16: "System.UInt16",
    bool: "System.Boolean",
    guid: "System.Guid",
    script: "System.Management.Automation.ScriptBlock",
    object: "System.Object",
    "object[]": "System.Object[]",
  };
  return names[spec.type] ?? "System.String";
}
