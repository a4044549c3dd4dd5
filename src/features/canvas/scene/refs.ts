import { type ObjectRef, refKey } from "#store";
import type { SceneItem } from "./scene.ts";

/** The item part of a scene object. */
export function itemOf(
  kind: ObjectRef["kind"],
  host: string | null,
  id: string,
  aliases: readonly string[] = [],
): SceneItem {
  const ref: ObjectRef = { kind, host, id };
  return { key: refKey(ref), ref, aliases };
}

/** Key of an object of a host. */
export function keyOf(kind: ObjectRef["kind"], host: string | null, id: string): string {
  return refKey({ kind, host, id });
}
