import type { Container } from "../../../model/docker.ts";
import { bytesOf } from "../grammar/byte-size.ts";
import { durationSeconds } from "../grammar/go-duration.ts";
import { type GoMap, goMap } from "../template/value.ts";

const NANOSECONDS = 1e9;

/** Reads a container's stored flags as the types of the API; what was not typed has Go's zero value. */
export class StoredFlags {
  readonly #flags: Container["hostConfig"];

  constructor({ hostConfig }: Container) {
    this.#flags = hostConfig;
  }

  has(name: string): boolean {
    return name in this.#flags;
  }

  text(name: string): string {
    return this.#flags[name]?.at(-1) ?? "";
  }

  bool(name: string): boolean {
    return this.text(name) === "true";
  }

  number(name: string): number {
    return Number(this.text(name));
  }

  /** "512m" in bytes. */
  bytes(name: string): number {
    return this.has(name) ? bytesOf(this.text(name)) : 0;
  }

  /** "1m30s" in nanoseconds. */
  nanoseconds(name: string): number {
    return durationSeconds(this.text(name)) * NANOSECONDS;
  }

  list(name: string): readonly string[] {
    return this.#flags[name] ?? [];
  }

  /** A slice that nobody filled is nil, which JSON calls null. */
  slice(name: string): readonly string[] | null {
    return this.#flags[name] ?? null;
  }

  /** `key=value` items; a bare key has the value "". */
  map(name: string): GoMap {
    return goMap(
      Object.fromEntries(
        this.list(name).map((text) => {
          const [key = "", ...value] = text.split("=");
          return [key, value.join("=")];
        }),
      ),
    );
  }
}
