import { type ObjectRef, refKey } from "#store";

const SHARED_KINDS = new Set(["hosts", "segments", "devices", "filters", "azureVnets", "swarms"]);

/** The reference that a key was made from; what follows "#" only tells parts of one object apart. */
export function refOf(key: string): ObjectRef {
  const [whole = ""] = key.split("#");
  const [kind = "", ...rest] = whole.split("/");
  const typed = kind as ObjectRef["kind"];
  if (SHARED_KINDS.has(kind)) return { kind: typed, host: null, id: rest.join("/") };
  const [host = "", ...id] = rest;
  return { kind: typed, host, id: id.join("/") };
}

const keys = new WeakMap<ObjectRef, string>();

/** `refKey`, remembered: every item on the canvas asks for the same selected object. */
export function cachedKey(ref: ObjectRef): string {
  const known = keys.get(ref);
  if (known !== undefined) return known;
  const key = refKey(ref);
  keys.set(ref, key);
  return key;
}
