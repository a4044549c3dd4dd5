import type { World, WorldEvent } from "#engine";

export interface ObjectFact {
  readonly name: string;
  readonly before: string | null;
  readonly after: string;
}

const MOST = 10;

/**
 * The fields that an event sets, as far as they are plain values: all of a new object, those that differ of a changed
 * one. `before` is the World that the event meets.
 */
export function objectFacts(before: World, event: WorldEvent): readonly ObjectFact[] {
  const value = valueOf(event);
  if (value === null) return [];
  const old = oldValue(before, event);
  const facts = Object.entries(value).flatMap(([name, now]): ObjectFact[] => {
    const text = plainText(now);
    if (text === null || text === "") return [];
    const was = old === null ? null : plainText(old[name]);
    return old !== null && was === text ? [] : [{ name, before: old === null ? null : was, after: text }];
  });
  return facts.slice(0, MOST);
}

type Fields = Readonly<Record<string, unknown>>;

function valueOf(event: WorldEvent): Fields | null {
  switch (event.type) {
    case "host-object-put":
    case "world-object-put":
      return { ...event.value };
    case "host-put":
      return { ...event.settings };
    default:
      return null;
  }
}

function oldValue(before: World, event: WorldEvent): Fields | null {
  if (event.type === "host-put") {
    const host = before.hosts.get(event.host);
    return host ? { ...host.settings } : null;
  }
  const tables: unknown =
    event.type === "host-object-put"
      ? before.hosts.get(event.host)?.[event.kind]
      : event.type === "world-object-put"
        ? before[event.kind]
        : undefined;
  const old = (tables as { get(id: string): object | undefined } | undefined)?.get(event.id);
  return old ? { ...old } : null;
}

/** null for lists and objects: their change is told by the sentence. */
function plainText(value: unknown): string | null {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return String(value);
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value.join(", ");
  return value === null ? "none" : null;
}
