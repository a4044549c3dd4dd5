import { type Execution, execute } from "../../execute.ts";
import { defaultLab } from "../../lab/default-lab.ts";
import type { World } from "../../model/world.ts";

/** The default lab after these lines on win-01, each of which must succeed. For tests. */
export function labAfter(...lines: readonly string[]): World {
  return lines.reduce((world, line) => {
    const done = type(world, line);
    if (done.exitCode !== 0) throw new Error(`${line}: ${done.output.stderr}`);
    return done.world;
  }, defaultLab());
}

/** Types a line on win-01. */
export function type(world: World, line: string): Execution {
  return execute(world, "win-01", line);
}

/** What the line prints on stdout. */
export function stdoutOf(world: World, line: string): string {
  return type(world, line).output.stdout;
}

/** What the line prints on stderr. */
export function stderrOf(world: World, line: string): string {
  return type(world, line).output.stderr;
}
