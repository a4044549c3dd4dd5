import { Stream } from "../lib/seed.ts";
import { containerNamed } from "../model/container-name.ts";
import type { Host } from "../model/world.ts";

const ADJECTIVES =
  "admiring agile amazing blissful bold brave busy clever cool dazzling eager elegant epic festive focused gallant gifted happy hopeful jolly keen kind laughing lucid magical modest nice nifty nostalgic optimistic peaceful practical quirky relaxed serene sharp silly stoic sweet tender trusting upbeat vibrant vigilant wizardly wonderful zealous zen".split(
    " ",
  );
const SURNAMES =
  "albattani allen archimedes babbage banach bardeen bell black bohr bose boyd brown cannon carson cerf chandrasekhar cori curie darwin dijkstra easley einstein elion engelbart euclid euler fermat fermi feynman franklin galileo gates goldberg goodall hamilton hawking heisenberg hertz hopper hypatia jackson jang joliot kalam kare keller kepler knuth lamarr lamport leakey lovelace mayer mccarthy meitner mendel mirzakhani morse neumann newton nobel noether panini pascal pasteur perlman pike poincare raman ramanujan ritchie roentgen rubin saha shannon sinoussi spence stallman swartz tesla thompson torvalds turing varahamihira wiles wilson wozniak wright yalow yonath".split(
    " ",
  );

/** adjective_surname for a container without --name, derived from host and step; a digit is added on a clash. */
export function containerName(host: Host, step: number): string {
  const stream = new Stream(`${host.settings.name}/${step}/container-name`);
  const base = `${ADJECTIVES[stream.below(ADJECTIVES.length)]}_${SURNAMES[stream.below(SURNAMES.length)]}`;
  const isTaken = (name: string) => containerNamed(host, name) !== undefined;
  if (!isTaken(base)) return base;
  let digit = 1;
  while (isTaken(`${base}${digit}`)) digit += 1;
  return `${base}${digit}`;
}
