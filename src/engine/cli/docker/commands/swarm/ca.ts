import { rotateSecret } from "../../../../dockerd/swarm/update-swarm.ts";
import { Stream } from "../../../../lib/seed.ts";
import type { Swarm } from "../../../../model/swarm.ts";
import { type CommandContext, failWith, refuseWith } from "../context.ts";
import { FULL_BAR } from "../service/progress.ts";
import { asManager } from "./manager.ts";

const NEEDS_ROTATE = ["ca-cert", "ca-key", "cert-expiry", "external-ca"];

/** `docker swarm ca`. Source: docker/cli, command/swarm/ca.go. */
export function ca(context: CommandContext): void {
  const { tx, hostName, flags, printer } = context;
  const manager = asManager(context);
  if (!manager) return;
  if (!flags.bool("rotate")) {
    const flag = NEEDS_ROTATE.find((name) => flags.has(name));
    if (flag !== undefined) {
      return failWith(context, `\`--${flag}\` flag requires the \`--rotate\` flag to update the CA`);
    }
    return printer.out(`${trustRoot(manager.swarm)}\n`);
  }
  const rotated = rotateSecret(tx, hostName, "ca");
  if (!rotated.ok) return refuseWith(context, rotated.error);
  if (flags.bool("detach")) return;
  if (!flags.bool("quiet")) printer.out(progress(rotated.value));
  printer.out(`${trustRoot(rotated.value)}\n`);
}

function progress({ id, rotations, nodes }: Swarm): string {
  const count = `${nodes.length}/${nodes.length} nodes`;
  const digest = new Stream(`${id}/root/${rotations.ca}`).hex(64);
  return `desired root digest: sha256:${digest}
  rotated TLS certificates:  ${FULL_BAR} ${count}
  rotated CA certificates:   ${FULL_BAR} ${count}
`;
}

/** The certificate of the authority: letters in the shape of one, derived from the swarm. */
export function trustRoot({ id, rotations }: Swarm): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const stream = new Stream(`${id}/certificate/${rotations.ca}`);
  const line = (length: number) =>
    Array.from({ length }, () => alphabet[stream.below(alphabet.length)] ?? "").join("");
  const body = [`MIIB${line(60)}`, ...Array.from({ length: 7 }, () => line(64)), `${line(38)}==`];
  return ["-----BEGIN CERTIFICATE-----", ...body, "-----END CERTIFICATE-----"].join("\n");
}
