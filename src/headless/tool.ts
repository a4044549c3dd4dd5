import { COMMANDS, PLANNED } from "./commands.ts";
import { type Io, STATUS, type Status, UsageError } from "./usage.ts";

const HELP = new Set(["--help", "-h", "help"]);

/** Runs one call of the tool and answers its exit status. What is wrong is said in one line. */
export async function runTool(
  [name, ...words]: readonly string[],
  io: Io & { readonly complain: (line: string) => void },
): Promise<Status> {
  if (name === undefined || HELP.has(name)) {
    io.write(help());
    return STATUS.done;
  }
  const command = COMMANDS.find((one) => one.name === name);
  if (!command) {
    const planned = PLANNED.get(name);
    io.complain(
      planned === undefined
        ? `vswitch-lab: there is no command "${name}"; vswitch-lab --help lists what there is`
        : `vswitch-lab ${name}: ${planned} is not part of this version yet`,
    );
    return STATUS.usage;
  }
  if (words.some((word) => HELP.has(word))) {
    io.write(`${command.summary}\n\nUsage: vswitch-lab ${command.usage}\n`);
    return STATUS.done;
  }
  try {
    return await command.run(words, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.complain(`vswitch-lab ${name}: ${error.message.replace(/\s+/g, " ")}`);
    return STATUS.usage;
  }
}

function help(): string {
  const width = Math.max(...COMMANDS.map(({ usage }) => usage.length));
  return [
    "vSwitch Lab without a browser: replays scenarios of Windows container networking.",
    "",
    "Usage: vswitch-lab COMMAND [arguments]",
    "",
    ...COMMANDS.map(({ usage, summary }) => `  ${usage.padEnd(width)}  ${summary}`),
    "",
    "FILE is a scenario (.lab); - or nothing reads standard input.",
    "Exit status: 0 done, 1 the answer is no, 2 bad usage or unreadable input.",
    "",
  ].join("\n");
}
