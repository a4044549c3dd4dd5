import { unlockKeyOf } from "../../../../dockerd/swarm/tokens.ts";
import { rotateSecret } from "../../../../dockerd/swarm/update-swarm.ts";
import { type CommandContext, failWith, refuseWith } from "../context.ts";
import { asManager } from "./manager.ts";

/** What is printed whenever there is a key to keep. Source: docker/cli, command/swarm/unlock_key.go. */
export function unlockText(key: string): string {
  return `To unlock a swarm manager after it restarts, run the \`docker swarm unlock\`
command and provide the following key:

    ${key}

Remember to store this key in a password manager, since without it you
will not be able to restart the manager.
`;
}

/** `docker swarm unlock-key`. Source: docker/cli, command/swarm/unlock_key.go. */
export function unlockKey(context: CommandContext): void {
  const { tx, hostName, flags, printer } = context;
  const manager = asManager(context);
  if (!manager) return;
  const locks = manager.swarm.settings.autolock;
  const quiet = flags.bool("quiet");
  if (flags.bool("rotate")) {
    if (!locks) return failWith(context, "cannot rotate because autolock is not turned on", NOT_LOCKED);
    const rotated = rotateSecret(tx, hostName, "unlockKey");
    if (!rotated.ok) return refuseWith(context, rotated.error);
    if (!quiet) printer.out("Successfully rotated manager unlock key.\n\n");
  }
  const now = asManager(context);
  if (!now) return;
  if (!locks) return failWith(context, "no unlock key is set", NOT_LOCKED);
  const key = unlockKeyOf(now.swarm);
  printer.out(quiet ? `${key}\n` : unlockText(key));
}

const NOT_LOCKED = {
  code: "swarm-not-locked",
  text: "Only a swarm with autolock has an unlock key.",
  fix: "docker swarm update --autolock=true",
  source: null,
};
