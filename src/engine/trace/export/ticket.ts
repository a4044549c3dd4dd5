import type { Hop, Trace } from "../trace.ts";
import { changedFields } from "./changed-fields.ts";

/** The trace as plain text for a ticket: what was sent, what became of it, hop by hop, and what would mend it. */
export function ticketText(trace: Trace): string {
  const target = trace.proto === "icmp" ? "icmp echo" : `${trace.proto}/${trace.port}`;
  const lines = [`Packet trace: ${trace.from} to ${trace.to}, ${target}`, `Verdict: ${verdictLine(trace)}`];
  if (trace.explanation !== "") lines.push(trace.explanation);
  if (trace.fix !== null) lines.push(`To make it work: ${trace.fix}`);
  if (trace.lookup) {
    const { name, server, answer } = trace.lookup;
    lines.push(
      "",
      `Lookup of ${name} at ${server}: ${answer ?? "no answer"}`,
      ...hopLines(trace.lookup.hops),
    );
  }
  if (trace.hops.length > 0) lines.push("", "Request", ...hopLines(trace.hops));
  if (trace.reply) lines.push("", `Reply: ${trace.reply.verdict}`, ...hopLines(trace.reply.hops));
  if (trace.warnings.length > 0) lines.push("", `Warnings: ${trace.warnings.join(", ")}`);
  return `${lines.join("\n")}\n`;
}

function verdictLine(trace: Trace): string {
  if (trace.verdict === "delivered") return trace.path === null ? "delivered" : `delivered (${trace.path})`;
  const phase = trace.phase === "forward" ? "" : `, phase ${trace.phase}`;
  return `${trace.verdict} at ${trace.at}: ${trace.reason ?? "no reason"}${phase}`;
}

function hopLines(hops: readonly Hop[]): readonly string[] {
  const width = String(hops.length).length;
  return hops.flatMap((hop, index) => [
    `${String(index + 1).padStart(width + 1)}. ${hop.host}, ${hop.object} (${hop.component}): ${hop.action}`,
    `${" ".repeat(width + 3)}${hop.why}`,
    ...changedFields(hop).map(
      ({ field, before, after }) => `${" ".repeat(width + 3)}${field}: ${before} -> ${after}`,
    ),
  ]);
}
