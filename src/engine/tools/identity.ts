import type { Output, Program } from "../shell/program.ts";
import { stackOf } from "./stack.ts";
import { said } from "./windows-tool.ts";

const EVERYWHERE = ["host", "container", "device"] as const;

export const hostname: Program = {
  name: "hostname",
  summary: "prints the computer's name",
  on: EVERYWHERE,
  run({ tx, place }): Output {
    return said(`${stackOf(tx.world, place).hostName}\n`);
  },
};

export const whoami: Program = {
  name: "whoami",
  summary: "prints who is signed in",
  on: EVERYWHERE,
  run({ tx, place }): Output {
    if (place.kind === "container") return said("user manager\\containeradministrator\n");
    return said(`${stackOf(tx.world, place).hostName.toLowerCase()}\\administrator\n`);
  },
};

/** cmd's `ver`: containers of the host's own kernel print its version. */
export const ver: Program = {
  name: "ver",
  summary: "prints the version of Windows",
  on: EVERYWHERE,
  run({ tx, place }): Output {
    const { build, revision } = stackOf(tx.world, place).profile;
    return said(`\nMicrosoft Windows [Version 10.0.${build}.${revision}]\n`);
  },
};
