import { settleSwarms } from "../../dockerd/swarm/settle.ts";
import type { HostName } from "../../model/ids.ts";
import type { Invocation, Program } from "../../shell/program.ts";
import type { CommandContext } from "./commands/context.ts";
import { HANDLERS } from "./commands/registry.ts";
import { complete } from "./completion/complete.ts";
import { daemonOsFault, isDaemonUp, printDaemonDown, swarmRole, visibleCommands } from "./daemon.ts";
import { type Chosen, type GroupSpec, usageLine } from "./grammar/command.ts";
import { commandHelp, groupHelp } from "./grammar/help.ts";
import { isLeftOut } from "./grammar/left-out.ts";
import { type ParsedFlags, parseFlags } from "./grammar/parse-flags.ts";
import { GLOBAL_FLAGS, TOP_USAGE, topHelp } from "./grammar/top.ts";
import { commandsOf, resolve } from "./grammar/tree.ts";
import { noteArguments, noteFlagError, noteOutcome, noteUnknownCommand } from "./notes.ts";
import { Printer } from "./printer.ts";
import { versionLine } from "./version-numbers.ts";
import { wordingOf } from "./wording.ts";

/** Seconds that a command takes which changes something; the daemon's own waiting comes on top. */
const SECONDS = 1;

/** The Docker client. Order of checks: facts on the command line, section 1.2. */
export const docker: Program = {
  name: "docker",
  summary: "Containers and their networks",
  on: ["host"],
  exists(world, place) {
    return place.kind === "host" && (world.hosts.get(place.host)?.settings.docker.installed ?? false);
  },
  run(invocation) {
    const { place } = invocation;
    if (place.kind !== "host") throw new Error(`docker was called on a ${place.kind}`);
    const printer = new Printer();
    new Client(invocation, place.host, printer).run(invocation.args.map((word) => word.text));
    if (invocation.tx.changed) settleSwarms(invocation.tx);
    invocation.tx.end(SECONDS);
    return printer.output;
  },
  complete,
};

class Client {
  readonly #invocation: Invocation;
  readonly #hostName: HostName;
  readonly #printer: Printer;

  constructor(invocation: Invocation, hostName: HostName, printer: Printer) {
    this.#invocation = invocation;
    this.#hostName = hostName;
    this.#printer = printer;
  }

  run(words: readonly string[]): void {
    const parsed = parseFlags(GLOBAL_FLAGS, words, false);
    if (!parsed.ok) return this.#flagError(parsed.error, TOP_USAGE, "docker");
    const { flags, args, help } = parsed.value;
    this.#notices(parsed.value);
    if (help) return this.#printer.out(this.#topHelp());
    if (flags.bool("version"))
      return this.#printer.out(`${versionLine(this.#host().settings.docker.version)}\n`);
    const [first] = args;
    if (first === undefined) return this.#printer.error(this.#topHelp());
    if (first === "help") return this.#help(args.slice(1));
    const found = resolve(args);
    switch (found.kind) {
      case "unknown":
        return this.#unknown(found.group, found.word);
      case "group":
        return this.#group(found.group, found.rest);
      default:
        return this.#command(found.chosen, found.rest);
    }
  }

  #command(chosen: Chosen, words: readonly string[]): void {
    const parsed = parseFlags(chosen.spec.flags, words, chosen.spec.interspersed);
    if (!parsed.ok) {
      this.#flagError(parsed.error, usageLine(chosen), chosen.path);
      noteFlagError(this.#printer, chosen, words, parsed.error);
      return;
    }
    const { flags, args, help } = parsed.value;
    this.#notices(parsed.value);
    if (help) return this.#printer.out(commandHelp(chosen));
    const fault = this.#wording().arguments(chosen, args.length);
    if (fault !== null) {
      this.#printer.error(fault);
      this.#printer.exit(1);
      return noteArguments(this.#printer, chosen);
    }
    const handler = HANDLERS[chosen.spec.path];
    if (!handler) return this.#notSimulated(chosen.path);
    if (!isDaemonUp(this.#host()) && chosen.spec.path !== "version") return printDaemonDown(this.#printer);
    const osFault = daemonOsFault(flags);
    if (osFault !== null) {
      this.#printer.error(`${osFault}\n`);
      this.#printer.exit(1);
      return noteOutcome(this.#printer, { chosen, words, flags, args });
    }
    const { tx, stdin } = this.#invocation;
    const context: CommandContext = {
      tx,
      hostName: this.#hostName,
      path: chosen.path,
      flags,
      args,
      stdin,
      printer: this.#printer,
    };
    handler(context);
    noteOutcome(this.#printer, { chosen, words, flags, args });
  }

  #group(group: GroupSpec, words: readonly string[]): void {
    const parsed = parseFlags([], words, true);
    if (!parsed.ok) return this.#flagError(parsed.error, `docker ${group.name}`, `docker ${group.name}`);
    this.#notices(parsed.value);
    const text = groupHelp(
      group,
      visibleCommands(this.#host(), this.#invocation.tx.world, commandsOf(group)),
    );
    return parsed.value.help ? this.#printer.out(text) : this.#printer.error(text);
  }

  /** `docker help network create`. */
  #help(words: readonly string[]): void {
    if (words.length === 0) return this.#printer.out(this.#topHelp());
    const found = resolve(words);
    if (found.kind === "command") return this.#printer.out(commandHelp(found.chosen));
    if (found.kind === "group") return this.#group(found.group, ["--help"]);
    this.#printer.error(`unknown help topic: ${words.join(" ")}\n`);
    return this.#printer.exit(1);
  }

  /** Source: facts on the command line, section 1.4. */
  #unknown(group: GroupSpec | null, word: string): void {
    const path = group ? `docker ${group.name}` : "docker";
    if (isLeftOut(group, word)) return this.#notSimulated(`${path} ${word}`);
    this.#printer.error(
      group
        ? `docker: unknown command: ${path} ${word}\n\nUsage:  ${path}\n\nRun '${path} --help' for more information\n`
        : this.#wording().unknownCommand(word),
    );
    this.#printer.exit(1);
    noteUnknownCommand(this.#printer, group, word);
  }

  #notSimulated(path: string): void {
    this.#printer.error(`docker: '${path}' is not part of this lab\n`);
    this.#printer.note({
      kind: "info",
      code: "not-simulated",
      text: `Docker has ${path}, but the lab simulates networking only; nothing was done.`,
      fix: null,
      source: null,
    });
    this.#printer.exit(1);
  }

  #flagError(message: string, usage: string, path: string): void {
    this.#printer.error(`${message}${this.#wording().flagFooter(usage, path)}`);
    this.#printer.exit(125);
  }

  #notices({ notices }: ParsedFlags): void {
    for (const notice of notices) this.#printer.error(`${notice}\n`);
  }

  #topHelp(): string {
    return topHelp(swarmRole(this.#host(), this.#invocation.tx.world) === "manager");
  }

  #wording() {
    return wordingOf(this.#host().settings.docker.version);
  }

  #host() {
    return this.#invocation.tx.host(this.#hostName);
  }
}
