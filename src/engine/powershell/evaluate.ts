import { unreachable } from "../lib/unreachable.ts";
import type { BinaryOperator, Expression, Script, Span } from "../shell/syntax.ts";
import { compare, isEqual, isLike, numberOf } from "./compare.ts";
import { type ErrorCategory, PsFailure } from "./error-record.ts";
import { formatOperator } from "./format-operator.ts";
import { callMethod } from "./methods.ts";
import { collapse, isList, isTrue, memberOf, type PsValue, toText, unroll } from "./value.ts";

/** What an expression can reach. */
export interface Scope {
  variable(name: string, span: Span): PsValue;
  /** Runs the script and answers everything that it sends out. */
  run(script: Script): readonly PsValue[];
}

export function evaluate(expression: Expression, scope: Scope): PsValue {
  switch (expression.kind) {
    case "text":
    case "number":
      return expression.value;
    case "expandable":
      return expression.parts
        .map((part) => (typeof part === "string" ? part : toText(evaluate(part, scope))))
        .join("");
    case "variable":
      return scope.variable(expression.name, expression);
    case "member":
      return memberOf(evaluate(expression.target, scope), expression.name);
    case "call":
      return callMethod(
        evaluate(expression.target, scope),
        expression.name,
        expression.args.map((arg) => evaluate(arg, scope)),
        expression,
      );
    case "index":
      return itemOf(evaluate(expression.target, scope), evaluate(expression.index, scope));
    case "list":
      return expression.items.map((item) => evaluate(item, scope));
    case "script":
      return { kind: "script", text: expression.text };
    case "nested": {
      const items = scope.run(expression.script);
      return expression.list ? items : collapse(items);
    }
    case "hash": {
      const entries = expression.entries.map(([key, script]) => [key, collapse(scope.run(script))] as const);
      return { kind: "object", type: "Hashtable", properties: new Map(entries) };
    }
    case "cast":
      return cast(expression.type, evaluate(expression.operand, scope), expression);
    case "unary":
      return unary(expression.operator, evaluate(expression.operand, scope), expression);
    case "binary":
      return binary(expression, scope);
    default:
      return unreachable(expression);
  }
}

function itemOf(target: PsValue, index: PsValue): PsValue {
  if (typeof index === "string" && !isList(target)) return memberOf(target, index);
  const at = Number(numberOf(index) ?? 0);
  if (typeof target === "string") return target.at(at) ?? null;
  if (isList(index)) return index.map((one) => itemOf(target, one));
  return (isList(target) ? target : [target]).at(at) ?? null;
}

function cast(type: string, value: PsValue, span: Span): PsValue {
  switch (type.toLowerCase()) {
    case "string":
      return toText(value);
    case "int":
    case "int32":
    case "long":
    case "uint16":
    case "double": {
      const number = numberOf(value);
      if (number !== null) return Number(number);
      return fail(
        `Cannot convert value "${toText(value)}" to type "System.Int32". Error: "Input string was not in a correct format."`,
        "InvalidArgument",
        "",
        "InvalidCastFromStringToInteger",
        span,
      );
    }
    case "bool":
    case "boolean":
      return isTrue(value);
    case "array":
    case "object[]":
    case "string[]":
      return isList(value) ? value : [value];
    case "pscustomobject":
      return typeof value === "object" && value !== null && !isList(value) && value.kind === "object"
        ? { ...value, type: "PSCustomObject" }
        : value;
    case "void":
      return null;
    default:
      return fail(
        `Unable to find type [${type}].`,
        "InvalidOperation",
        `${type}:TypeName`,
        "TypeNotFound",
        span,
      );
  }
}

function unary(operator: "-not" | "-" | "-join" | "-split", value: PsValue, span: Span): PsValue {
  switch (operator) {
    case "-not":
      return !isTrue(value);
    case "-":
      return -arithmetic(value, "-", span);
    case "-join":
      return unroll(value).map(toText).join("");
    case "-split":
      return toText(value).trim().split(/\s+/);
    default:
      return unreachable(operator);
  }
}

function binary(expression: Expression & { readonly kind: "binary" }, scope: Scope): PsValue {
  const { operator } = expression;
  const left = evaluate(expression.left, scope);
  if (operator === "-and") return isTrue(left) && isTrue(evaluate(expression.right, scope));
  if (operator === "-or") return isTrue(left) || isTrue(evaluate(expression.right, scope));
  const right = evaluate(expression.right, scope);
  const test = COMPARISONS[operator];
  if (test) {
    if (isList(left)) return left.filter((item) => test(item, right, expression));
    return test(left, right, expression);
  }
  return operate(operator, left, right, expression);
}

/** Comparisons: against a list on the left they answer the members for which they hold. */
const COMPARISONS: Partial<Record<BinaryOperator, (left: PsValue, right: PsValue, span: Span) => boolean>> = {
  "-eq": isEqual,
  "-ne": (left, right) => !isEqual(left, right),
  "-gt": (left, right) => compare(left, right) > 0,
  "-ge": (left, right) => compare(left, right) >= 0,
  "-lt": (left, right) => compare(left, right) < 0,
  "-le": (left, right) => compare(left, right) <= 0,
  "-like": (left, right) => isLike(toText(left), toText(right)),
  "-notlike": (left, right) => !isLike(toText(left), toText(right)),
  "-match": (left, right, span) => pattern(right, span).test(toText(left)),
  "-notmatch": (left, right, span) => !pattern(right, span).test(toText(left)),
};

function operate(operator: BinaryOperator, left: PsValue, right: PsValue, span: Span): PsValue {
  switch (operator) {
    case "-xor":
      return isTrue(left) !== isTrue(right);
    case "-contains":
      return unroll(left).some((item) => isEqual(item, right));
    case "-notcontains":
      return !unroll(left).some((item) => isEqual(item, right));
    case "-in":
      return unroll(right).some((item) => isEqual(item, left));
    case "-notin":
      return !unroll(right).some((item) => isEqual(item, left));
    case "-replace": {
      const [from = "", to = ""] = unroll(right);
      const search = pattern(from, span, "gi");
      const replace = (item: PsValue) => toText(item).replace(search, toText(to));
      return isList(left) ? left.map(replace) : replace(left);
    }
    case "-split":
      return toText(left).split(pattern(right, span));
    case "-join":
      return unroll(left).map(toText).join(toText(right));
    case "-f":
      return formatOperator(toText(left), unroll(right), span);
    case "..":
      return range(Number(numberOf(left) ?? 0), Number(numberOf(right) ?? 0), span);
    case "+":
      if (isList(left)) return [...left, ...unroll(right)];
      if (typeof left === "string") return left + toText(right);
      if (left === null) return right;
      return arithmetic(left, "+", span) + arithmetic(right, "+", span);
    case "*":
      if (typeof left === "string") return repeat(left, arithmetic(right, "*", span), span);
      return arithmetic(left, "*", span) * arithmetic(right, "*", span);
    case "-":
      return arithmetic(left, "-", span) - arithmetic(right, "-", span);
    case "/":
    case "%": {
      const divisor = arithmetic(right, operator, span);
      if (divisor === 0)
        return fail("Attempted to divide by zero.", "NotSpecified", "", "RuntimeException", span);
      const dividend = arithmetic(left, operator, span);
      return operator === "/" ? dividend / divisor : dividend % divisor;
    }
    default:
      return fail(
        `The operator '${operator}' is not supported here.`,
        "InvalidOperation",
        "",
        "UnexpectedOperator",
        span,
      );
  }
}

const LONGEST = 10_000;

function range(from: number, to: number, span: Span): PsValue {
  const count = Math.abs(Math.trunc(to) - Math.trunc(from)) + 1;
  if (count > LONGEST)
    return fail(`The lab limits ranges to ${LONGEST} numbers.`, "InvalidArgument", "", "RangeTooLong", span);
  const step = to >= from ? 1 : -1;
  return Array.from({ length: count }, (_, index) => Math.trunc(from) + index * step);
}

function repeat(text: string, count: number, span: Span): string {
  if (text.length * Math.max(count, 0) > LONGEST) {
    return fail(`The lab limits texts to ${LONGEST} characters.`, "InvalidArgument", "", "TextTooLong", span);
  }
  return text.repeat(Math.max(0, Math.trunc(count)));
}

function pattern(value: PsValue, span: Span, flags = "i"): RegExp {
  try {
    return new RegExp(toText(value), flags);
  } catch {
    return fail(
      `parsing "${toText(value)}" - the pattern is not a valid regular expression.`,
      "InvalidOperation",
      "",
      "InvalidRegularExpression",
      span,
    );
  }
}

function arithmetic(value: PsValue, operator: string, span: Span): number {
  const number = numberOf(value);
  if (number !== null) return Number(number);
  if (typeof value === "string") {
    return fail(
      `Cannot convert value "${value}" to type "System.Int32". Error: "Input string was not in a correct format."`,
      "InvalidArgument",
      "",
      "InvalidCastFromStringToInteger",
      span,
    );
  }
  return fail(
    `Method invocation failed because [System.Management.Automation.PSObject] does not contain a method named '${OPERATOR_METHODS[operator] ?? "op_Addition"}'.`,
    "InvalidOperation",
    `${OPERATOR_METHODS[operator] ?? "op_Addition"}:String`,
    "MethodNotFound",
    span,
  );
}

const OPERATOR_METHODS: Readonly<Record<string, string>> = {
  "+": "op_Addition",
  "-": "op_Subtraction",
  "*": "op_Multiply",
  "/": "op_Division",
  "%": "op_Modulus",
};

function fail(message: string, category: ErrorCategory, target: string, id: string, span: Span): never {
  throw new PsFailure({
    command: "",
    message,
    category,
    target,
    activity: "",
    exception: "RuntimeException",
    id,
    span,
    note: null,
  });
}
