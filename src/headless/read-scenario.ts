import { parseScenario, type Scenario } from "#scenario";
import { type Io, UsageError } from "./usage.ts";

/** The scenario in a file, or on standard input for "-" and for no name at all. */
export function readScenario(path: string | undefined, io: Io): Scenario {
  return path === undefined || path === "-"
    ? scenarioFrom(readInput(io), "standard input")
    : scenarioFrom(readText(path, io), path);
}

export function readText(path: string, io: Io): string {
  return read(path, () => io.readFile(path));
}

export function readInput(io: Io): string {
  return read("standard input", () => io.readStdin());
}

export function scenarioFrom(text: string, name: string): Scenario {
  const parsed = parseScenario(text);
  if (parsed.ok) return parsed.scenario;
  throw new UsageError(`${name}, line ${parsed.problem.line}: ${parsed.problem.message}`);
}

function read(name: string, work: () => string): string {
  try {
    return work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${name} cannot be read: ${message}`);
  }
}
