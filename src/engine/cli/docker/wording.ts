import { isAtLeast } from "../../dockerd/version.ts";
import { type Chosen, needOf, usageLine } from "./grammar/command.ts";

/** How a version of the client words its own errors. Source: facts on the command line, section 13. */
export interface Wording {
  /** The argument error with its footer, or null. */
  readonly arguments: (chosen: Chosen, count: number) => string | null;
  /** What follows a flag error. */
  readonly flagFooter: (usage: string, path: string) => string;
  readonly unknownCommand: (word: string) => string;
  /** An error of `run` and `create`. */
  readonly runError: (message: string, path: string) => string;
  /** `docker port` found nothing: the port as typed, and with its protocol. */
  readonly noPublicPort: (port: string, withProtocol: string, ref: string) => string;
  readonly noSuchObject: (ref: string) => string;
  readonly failedToStart: (names: string) => string;
}

const NOW: Wording = {
  arguments(chosen, count) {
    const { rule } = chosen.spec;
    const need = needOf(rule, count);
    if (need === null) return null;
    const word = rule.kind === "at-least" ? "See" : "Run";
    const { path } = chosen;
    return `docker: '${path}' ${need}\n\nUsage:  ${usageLine(chosen)}\n\n${word} '${path} --help' for more information\n`;
  },
  flagFooter: (usage, path) => `\n\nUsage:  ${usage}\n\nRun '${path} --help' for more information\n`,
  unknownCommand: (word) =>
    `docker: unknown command: docker ${word}\n\nRun 'docker --help' for more information\n`,
  runError: (message, path) => `docker: ${message}\n\nRun '${path} --help' for more information\n`,
  noPublicPort: (port, _, ref) => `no public port '${port}' published for ${ref}`,
  noSuchObject: (ref) => `error: no such object: ${ref}`,
  failedToStart: (names) => `failed to start containers: ${names}`,
};

/** 28: the new footers, the old words of single commands. */
const VERSION_28: Wording = {
  ...NOW,
  noPublicPort: (port, _, ref) => `Error: No public port '${port}' published for ${ref}`,
  noSuchObject: (ref) => `Error: No such object: ${ref}`,
  failedToStart: (names) => `Error: failed to start containers: ${names}`,
};

const VERSION_23: Wording = {
  ...VERSION_28,
  arguments(chosen, count) {
    const need = needOf(chosen.spec.rule, count)?.replace(/^requires (?=\d)/, "requires exactly ");
    if (need === undefined) return null;
    const { path, spec } = chosen;
    return `"${path}" ${need}.\nSee '${path} --help'.\n\nUsage:  ${usageLine(chosen)}\n\n${spec.summary}\n`;
  },
  flagFooter: (_, path) => `\nSee '${path} --help'.\n`,
  unknownCommand: (word) => `docker: '${word}' is not a docker command.\nSee 'docker --help'\n`,
  runError: (message, path) => `docker: ${message.replace(/\.$/, "")}.\nSee '${path} --help'.\n`,
};

const OLDEST: Wording = {
  ...VERSION_23,
  noPublicPort: (_, withProtocol, ref) => `Error: No public port '${withProtocol}' published for ${ref}`,
};

/** "20.10.9" → the words of that client. */
export function wordingOf(version: string): Wording {
  if (isAtLeast(version, 29, 0)) return NOW;
  if (isAtLeast(version, 28, 0)) return VERSION_28;
  return isAtLeast(version, 23, 0) ? VERSION_23 : OLDEST;
}
