import type { Span } from "../shell/syntax.ts";
import type { Cmdlet } from "./cmdlet.ts";
import { type ErrorRecord, PsFailure } from "./error-record.ts";

/** Ends the binding of a cmdlet's parameters with a ParameterBindingException. */
export function bindingFailure(
  cmdlet: Cmdlet,
  message: string,
  id: string,
  span: Span,
  hint?: string,
): never {
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
