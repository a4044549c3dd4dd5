import type { Container, Host } from "#engine";

/**
 * "web.1.yd25uaeblg8zgd26hsotkehl7" → "web.1": the id of a task says nothing to a person. In a sentence every task
 * is called so.
 */
export function shortName(text: string): string {
  return text.replace(/\.[0-9a-z]{25}(?!\.?[0-9a-z])/g, "");
}

/** The short name where no other container of the host would be called the same, else the whole name. */
export function shownName(host: Host, container: Container): string {
  const short = shortName(container.name);
  if (short === container.name) return short;
  const others = host.containers.filter(({ id }) => id !== container.id);
  return others.some(({ name }) => shortName(name) === short) ? container.name : short;
}
