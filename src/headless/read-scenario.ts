import { parseScenario, type Scenario } from "#scenario";
import { type Io, UsageError } from "./usage.ts";

/** The scenario in a file, or on standard input for "-" and for no name at all. */
export function readScenario(path: string | undefined, io: Io): Scenario {
  const isStdin = path === undefined || path === "-";
  const name = isStdin ? "standard input" : path;
  return scenarioFrom(isStdin ? io.readStdin() : readText(path, io), name);
}

export function readText(path: string, io: Io): string {
  try {
    return io.readFile(path);
  } catch (error) {
    throw new UsageError(
      `${path}: cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

export function scenarioFrom(text: string, name: string): Scenario {
  const parsed = parseScenario(text);
  if (parsed.ok) return parsed.scenario;
  throw new UsageError(`${name}, line ${parsed.problem.line}: ${parsed.problem.message}`);
}
