import type { Container, Host } from "#engine";

/**
 * "web.1.yd25uaeblg8zgd26hsotkehl7" → "web.1": the id of a task says nothing to a person. In a sentence every task
 * is called so.
 */
export function shortName(text: string): string {
  return text.replace(/\.[0-9a-z]{25}(?!\.?[0-9a-z])/g, "");
}

const counts = new WeakMap<Host["containers"], ReadonlyMap<string, number>>();

/** How many of the host's containers have each short name. */
function countsOf({ containers }: Host): ReadonlyMap<string, number> {
  const known = counts.get(containers);
  if (known) return known;
  const built = new Map<string, number>();
  for (const { name } of containers) {
    const short = shortName(name);
    built.set(short, (built.get(short) ?? 0) + 1);
  }
  counts.set(containers, built);
  return built;
}

/** The short name where no other container of the host would be called the same, else the whole name. */
export function shownName(host: Host, container: Container): string {
  const short = shortName(container.name);
  if (short === container.name) return short;
  return (countsOf(host).get(short) ?? 0) > 1 ? container.name : short;
}
