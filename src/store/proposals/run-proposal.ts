import { run } from "../lab.ts";
import type { Proposal, ProposedLine } from "./proposal.ts";

/** Types one line for an action of the mouse; true when it did what it was meant to. */
export function runLine({ machine, text }: ProposedLine): boolean {
  return run(machine, text, "canvas").exitCode === 0;
}

/** Types the lines in order and stops at the first that fails; its error stands in the terminal. */
export function runProposal(proposal: Proposal): boolean {
  return proposal.ok && proposal.lines.every(runLine);
}
