/** A shell in a container that a line asks for: `docker exec -it web cmd`. */
export interface ContainerShell {
  readonly container: string;
  readonly shell: "cmd" | "powershell";
}

const SHELLS: Readonly<Record<string, ContainerShell["shell"]>> = {
  cmd: "cmd",
  "cmd.exe": "cmd",
  powershell: "powershell",
  "powershell.exe": "powershell",
  pwsh: "powershell",
  "pwsh.exe": "powershell",
};

/** Options of `docker exec` that take a value of their own. Source: docker exec --help. */
const WITH_VALUE = new Set(["-e", "--env", "--env-file", "--detach-keys", "-u", "--user", "-w", "--workdir"]);

/** The interactive shell that the line opens, null when it opens none. A shell that is given a command ends at once. */
export function shellOf(line: string): ContainerShell | null {
  const words = line.trim().split(/\s+/);
  const rest = words[1] === "container" ? words.slice(3) : words.slice(2);
  const verb = words[1] === "container" ? words[2] : words[1];
  if (!/^docker(\.exe)?$/i.test(words[0] ?? "") || verb !== "exec") return null;
  let interactive = false;
  let at = 0;
  for (; rest[at]?.startsWith("-"); at += 1) {
    const option = rest[at] ?? "";
    if (option === "--interactive" || /^-[a-z]*i[a-z]*$/.test(option)) interactive = true;
    if (WITH_VALUE.has(option)) at += 1;
  }
  const [container, program, ...args] = rest.slice(at);
  const shell = SHELLS[program?.toLowerCase() ?? ""];
  if (!interactive || container === undefined || shell === undefined || args.length > 0) return null;
  return { container, shell };
}
