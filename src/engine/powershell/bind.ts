import type { Span } from "../shell/syntax.ts";
import type { Cmdlet, ParameterSpec } from "./cmdlet.ts";
import { numberOf } from "./compare.ts";
import { type ErrorRecord, PsFailure } from "./error-record.ts";
import {
  isObject,
  isScript,
  isTrue,
  type PsList,
  type PsValue,
  propertyOf,
  toText,
  unroll,
} from "./value.ts";

/** One element of a command line after evaluation. */
export type BoundElement =
  | {
      readonly kind: "parameter";
      readonly name: string;
      readonly value: PsValue | undefined;
      readonly span: Span;
    }
  | { readonly kind: "argument"; readonly value: PsValue; readonly span: Span };

/** Parameters that every cmdlet has; the lab needs nothing of what they do. */
export const COMMON_PARAMETERS: readonly ParameterSpec[] = [
  { name: "Verbose", type: "switch", aliases: ["vb"], description: "Prints what the command does." },
  { name: "Debug", type: "switch", aliases: ["db"], description: "Prints messages for programmers." },
  {
    name: "ErrorAction",
    type: "string",
    aliases: ["ea"],
    values: ["SilentlyContinue", "Stop", "Continue", "Inquire", "Ignore", "Suspend"],
    description: "What happens after an error.",
  },
  {
    name: "WarningAction",
    type: "string",
    aliases: ["wa"],
    values: ["SilentlyContinue", "Stop", "Continue", "Inquire", "Ignore", "Suspend"],
    description: "What happens after a warning.",
  },
  { name: "ErrorVariable", type: "string", aliases: ["ev"], description: "Variable that takes the errors." },
  { name: "OutVariable", type: "string", aliases: ["ov"], description: "Variable that takes the output." },
];

/** All parameters of a cmdlet, its own first. */
export function parametersOf(cmdlet: Cmdlet): readonly ParameterSpec[] {
  return [...cmdlet.parameters, ...COMMON_PARAMETERS];
}

/** Parameters from the command line. Throws a PsFailure with the words of PowerShell 5.1 when they do not fit. */
export function bindElements(
  cmdlet: Cmdlet,
  elements: readonly BoundElement[],
): ReadonlyMap<string, PsValue> {
  const values = new Map<string, PsValue>();
  const loose: (BoundElement & { readonly kind: "argument" })[] = [];
  for (let index = 0; index < elements.length; index += 1) {
    const element = elements[index];
    if (!element) continue;
    if (element.kind === "argument") {
      loose.push(element);
      continue;
    }
    const spec = findParameter(cmdlet, element.name, element.span);
    if (values.has(spec.name)) {
      fail(
        cmdlet,
        `Cannot bind parameter because parameter '${spec.name}' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, "-parameter value1,value2,value3".`,
        "ParameterAlreadyBound",
        element.span,
      );
    }
    if (spec.type === "switch") {
      values.set(spec.name, element.value === undefined ? true : isTrue(element.value));
      continue;
    }
    let given = element.value;
    const next = elements[index + 1];
    if (given === undefined && next?.kind === "argument") {
      given = next.value;
      index += 1;
    }
    if (given === undefined) {
      fail(
        cmdlet,
        `Missing an argument for parameter '${spec.name}'. Specify a parameter of type '${dotNetType(spec)}' and try again.`,
        "MissingArgument",
        element.span,
      );
    }
    values.set(spec.name, convert(cmdlet, spec, given, element.span));
  }
  bindPositions(cmdlet, loose, values);
  return values;
}

function bindPositions(
  cmdlet: Cmdlet,
  loose: readonly (BoundElement & { readonly kind: "argument" })[],
  values: Map<string, PsValue>,
): void {
  const open = cmdlet.parameters
    .filter((spec) => spec.position !== undefined && !values.has(spec.name))
    .toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
  loose.forEach((argument, index) => {
    const spec = open[index];
    if (!spec) {
      fail(
        cmdlet,
        `A positional parameter cannot be found that accepts argument '${toText(argument.value)}'.`,
        "PositionalParameterNotFound",
        argument.span,
      );
    }
    values.set(spec.name, convert(cmdlet, spec, argument.value, argument.span));
  });
}

/** Adds what one item from the pipeline gives. Answers null when no parameter takes the item. */
export function bindPipeline(
  cmdlet: Cmdlet,
  values: ReadonlyMap<string, PsValue>,
  item: PsValue,
  span: Span,
): ReadonlyMap<string, PsValue> | null {
  const merged = new Map(values);
  let taken = false;
  for (const spec of cmdlet.parameters) {
    if (!spec.pipeline || values.has(spec.name)) continue;
    const found = fromItem(spec, item);
    if (found === undefined) continue;
    merged.set(spec.name, convert(cmdlet, spec, found, span));
    taken = true;
  }
  return taken ? merged : null;
}

function fromItem(spec: ParameterSpec, item: PsValue): PsValue | undefined {
  if (spec.pipeline !== "value" && isObject(item)) {
    for (const name of [spec.name, ...(spec.aliases ?? [])]) {
      const value = propertyOf(item, name);
      if (value !== undefined && value !== null) return value;
    }
  }
  if (spec.pipeline === "property") return undefined;
  const wantsObject = spec.type === "object" || spec.type === "object[]";
  return wantsObject || !isObject(item) ? item : undefined;
}

/** Refuses a call that lacks a mandatory parameter; a real console would ask for it. */
export function requireMandatory(cmdlet: Cmdlet, values: ReadonlyMap<string, PsValue>, span: Span): void {
  const missing = cmdlet.parameters.filter((spec) => spec.mandatory && !values.has(spec.name));
  if (missing.length === 0) return;
  fail(
    cmdlet,
    `Cannot process command because of one or more missing mandatory parameters: ${missing.map((spec) => spec.name).join(" ")}.`,
    "MissingMandatoryParameter",
    span,
  );
}

/** The parameter that "-Na" means: the exact name, an alias, or the only one that starts like this. */
function findParameter(cmdlet: Cmdlet, typed: string, span: Span): ParameterSpec {
  const wanted = typed.slice(1).toLowerCase();
  const all = parametersOf(cmdlet);
  const exact = all.find(({ name, aliases }) =>
    [name, ...(aliases ?? [])].some((one) => one.toLowerCase() === wanted),
  );
  if (exact) return exact;
  const starting = all.filter(({ name }) => name.toLowerCase().startsWith(wanted));
  const [only] = starting;
  if (only && starting.length === 1) return only;
  if (starting.length > 1) {
    return fail(
      cmdlet,
      `Parameter cannot be processed because the parameter name '${typed.slice(1)}' is ambiguous. Possible matches include: ${starting.map(({ name }) => `-${name}`).join(" ")}.`,
      "AmbiguousParameter",
      span,
    );
  }
  const known = cmdlet.parameters.map(({ name }) => `-${name}`).join(", ");
  return fail(
    cmdlet,
    `A parameter cannot be found that matches parameter name '${typed.slice(1)}'.`,
    "NamedParameterNotFound",
    span,
    known === "" ? `${cmdlet.name} has no parameters in the lab.` : `${cmdlet.name} knows ${known}.`,
  );
}

function convert(cmdlet: Cmdlet, spec: ParameterSpec, value: PsValue, span: Span): PsValue {
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

function dotNetType(spec: ParameterSpec): string {
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

function fail(cmdlet: Cmdlet, message: string, id: string, span: Span, hint?: string): never {
  const record: ErrorRecord = {
    command: cmdlet.name,
    message,
    category: "InvalidArgument",
    target: "",
    activity: cmdlet.name,
    exception: "ParameterBindingException",
    id: `${id},${cmdlet.name}`,
    span,
    note: {
      kind: "error",
      code: "powershell-parameter",
      text: hint ?? `Get-Help ${cmdlet.name} shows what it accepts.`,
      fix: `Get-Help ${cmdlet.name}`,
      source: null,
    },
  };
  throw new PsFailure(record);
}

/** Items that a cmdlet with collected input works on: those of the pipeline, or its InputObject. */
export function inputItems(values: ReadonlyMap<string, PsValue>, piped: PsList | null): PsList {
  return piped ?? unroll(values.get("InputObject") ?? null);
}
