import type { Container } from "../model/docker.ts";
import { imageProfile } from "./images.ts";

/** What became of a container's first process. */
export interface ProcessEnd {
  readonly exitCode: number;
  /** Lines that it printed. */
  readonly output: readonly string[];
}

/** Words that a container's process was started with: entrypoint, then command. */
export function processWords(container: Container): readonly string[] {
  return [...(container.entrypoint ?? []), ...container.command];
}

/**
 * True when the container stays up: servers, shells with a terminal, endless pings and sleeps. What is known to end
 * (`hostname`, `cmd /c …`, a ping with a count) ends at once.
 */
export function staysUp(container: Container): boolean {
  const words = processWords(container);
  const [first = "", ...rest] = words;
  const program = programName(first);
  const text = rest.join(" ").toLowerCase();
  switch (program) {
    case "cmd":
      if (/(^|\s)\/[ck](\s|$)/.test(text))
        return staysUp({ ...container, entrypoint: null, command: afterSwitch(rest) });
      return container.openStdin;
    case "powershell":
    case "pwsh":
      return runsOn(text) || ((rest.length === 0 || text.includes("-noexit")) && container.openStdin);
    case "ping":
      return rest.some((word) => word.toLowerCase() === "-t");
    default:
      return !ENDS_AT_ONCE.has(program);
  }
}

const ENDS_AT_ONCE = new Set([
  "arp",
  "curl",
  "echo",
  "exit",
  "findstr",
  "getmac",
  "hostname",
  "ipconfig",
  "netsh",
  "netstat",
  "nslookup",
  "route",
  "set",
  "systeminfo",
  "tracert",
  "type",
  "ver",
  "whoami",
  "get-netipaddress",
  "test-netconnection",
]);

/** A PowerShell text that waits for something: a loop, a long sleep, an endless ping, a service. */
function runsOn(text: string): boolean {
  return /while\s*\(|start-sleep|sleep\s|ping\s.*-t\b|wait-|-wait\b|servicemonitor|httplistener|\.ps1|\bstart\b/.test(
    text,
  );
}

/** `cmd /c ping -t localhost`: what stands after the switch is what runs. */
function afterSwitch(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => /^\/[ck]$/i.test(word));
  return words.slice(at + 1).flatMap((word) => word.split(" ").filter((part) => part !== ""));
}

/** "C:\\Windows\\System32\\PING.EXE" → "ping". */
export function programName(word: string): string {
  const file = word.slice(Math.max(word.lastIndexOf("\\"), word.lastIndexOf("/")) + 1);
  return file.toLowerCase().replace(/\.(exe|com|cmd|bat)$/, "");
}

/**
 * The end of a process that ends at once, as far as it can be told without running it: `hostname` and `echo` print,
 * `exit N` sets the exit code.
 */
export function endOf(container: Container): ProcessEnd {
  const words = processWords(container);
  const shell = programName(words[0] ?? "") === "cmd" ? afterSwitch(words.slice(1)) : words;
  const [program = "", ...rest] = shell;
  switch (programName(program)) {
    case "hostname":
      return { exitCode: 0, output: [container.hostname] };
    case "echo":
      return { exitCode: 0, output: [rest.join(" ")] };
    case "exit":
      return { exitCode: Number.parseInt(rest.at(-1) ?? "0", 10) || 0, output: [] };
    default:
      return { exitCode: 0, output: [] };
  }
}

/** The image's listeners, which run while the container does. */
export function listenersOf(image: string): Container["listeners"] {
  return imageProfile(image).listeners;
}
