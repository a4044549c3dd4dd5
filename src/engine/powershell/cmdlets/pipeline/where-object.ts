import type { Cmdlet, ParameterSpec } from "../../cmdlet.ts";
import { compare, isEqual, isLike } from "../../compare.ts";
import { PsFailure } from "../../error-record.ts";
import { collapse, isScript, isTrue, memberOf, type PsValue, toText, unroll } from "../../value.ts";

/** The operators of the short form `Where-Object Name -eq nat`, each a switch. */
const TESTS: Readonly<Record<string, (left: PsValue, right: PsValue) => boolean>> = {
  EQ: isEqual,
  NE: (left, right) => !isEqual(left, right),
  GT: (left, right) => compare(left, right) > 0,
  GE: (left, right) => compare(left, right) >= 0,
  LT: (left, right) => compare(left, right) < 0,
  LE: (left, right) => compare(left, right) <= 0,
  Like: (left, right) => isLike(toText(left), toText(right)),
  NotLike: (left, right) => !isLike(toText(left), toText(right)),
  Match: (left, right) => matches(left, right),
  NotMatch: (left, right) => !matches(left, right),
  Contains: (left, right) => unroll(left).some((item) => isEqual(item, right)),
  NotContains: (left, right) => !unroll(left).some((item) => isEqual(item, right)),
  In: (left, right) => unroll(right).some((item) => isEqual(item, left)),
  NotIn: (left, right) => !unroll(right).some((item) => isEqual(item, left)),
};

const SWITCHES = Object.keys(TESTS).map(
  (name): ParameterSpec => ({
    name,
    type: "switch",
    description: `Compares as the operator -${name.toLowerCase()} does.`,
  }),
);

export const whereObject: Cmdlet = {
  name: "Where-Object",
  summary: "Lets through the objects for which a condition holds.",
  module: "Microsoft.PowerShell.Core",
  on: ["host", "container", "device"],
  parameters: [
    { name: "Property", type: "object", position: 0, description: "A property, or { a condition with $_ }." },
    { name: "Value", type: "object", position: 1, description: "What the property is compared with." },
    { name: "FilterScript", type: "script", description: "{ a condition with $_ }." },
    ...SWITCHES,
    { name: "InputObject", type: "object", description: "What is tested when nothing is piped in." },
  ],
  input: "all",
  run(call) {
    const { args } = call;
    const items = call.piped ? call.input : args.list("InputObject");
    const property = args.value("Property");
    const script = args.script("FilterScript") ?? (isScript(property) ? property : null);
    const operator = SWITCHES.find(({ name }) => args.flag(name))?.name;
    const test = operator === undefined ? undefined : TESTS[operator];
    for (const item of items) {
      const keeps = script
        ? isTrue(collapse(call.invoke(script, item)))
        : holds(memberOf(item, toText(property)), test, args.value("Value"));
      if (keeps) call.out(item);
    }
  },
};

function holds(
  left: PsValue,
  test: ((left: PsValue, right: PsValue) => boolean) | undefined,
  right: PsValue,
): boolean {
  return test ? test(left, right) : isTrue(left);
}

function matches(left: PsValue, right: PsValue): boolean {
  try {
    return new RegExp(toText(right), "i").test(toText(left));
  } catch {
    throw new PsFailure({
      command: "Where-Object",
      message: `parsing "${toText(right)}" - the pattern is not a valid regular expression.`,
      category: "InvalidArgument",
      target: "",
      activity: "Where-Object",
      exception: "PSInvalidOperationException",
      id: "OperatorFailed,Microsoft.PowerShell.Commands.WhereObjectCommand",
      span: null,
      note: null,
    });
  }
}
