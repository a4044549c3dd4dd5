import type { Span } from "../shell/syntax.ts";
import { bindingFailure as fail } from "./binding-failure.ts";
import type { Cmdlet, ParameterSpec } from "./cmdlet.ts";
import { convert, dotNetType } from "./convert.ts";
import { isObject, isTrue, type PsValue, propertyOf, toText } from "./value.ts";

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
