import type { ContainerId, DeviceName, HostName } from "../model/ids.ts";
import type { Note } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import type { World } from "../model/world.ts";

/** The machine a line is typed on: a container host, a container's shell (`docker exec`), or a device of the LAN. */
export type Place =
  | { readonly kind: "host"; readonly host: HostName }
  | {
      readonly kind: "container";
      readonly host: HostName;
      readonly container: ContainerId;
      /** Variables of this one process, as `docker exec -e` sets them: "NAME=value". */
      readonly env?: readonly string[];
    }
  | { readonly kind: "device"; readonly device: DeviceName };

/** What a program leaves behind besides its changes of the World. */
export interface Output {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  readonly notes: readonly Note[];
}

/** One word of a command line after PowerShell's quoting; `quoted` words are never options of a cmdlet. */
export interface Word {
  readonly text: string;
  readonly quoted: boolean;
  /** Offsets in the line, for completion and error marks. */
  readonly start: number;
  readonly end: number;
}

export interface Invocation {
  readonly tx: Transaction;
  readonly place: Place;
  /** The name as typed ("docker", "docker.exe"). */
  readonly name: string;
  readonly args: readonly Word[];
  /** Text piped in, null when nothing is. */
  readonly stdin: string | null;
}

/** What could stand at the cursor. */
export interface Completion {
  /** Replaces the word at the cursor. */
  readonly text: string;
  readonly kind: "command" | "flag" | "value" | "name" | "option-key";
  readonly description: string;
}

export interface CompletionQuery {
  readonly world: World;
  readonly place: Place;
  /** Words before the one being typed, without the program's name. */
  readonly before: readonly Word[];
  /** What is typed of the current word, "" at a gap. */
  readonly current: string;
}

/** A native program: gets words, prints text. Cmdlets are not programs; see powershell. */
export interface Program {
  readonly name: string;
  readonly summary: string;
  /** Where it exists: clients of the LAN have no docker. */
  readonly on: readonly Place["kind"][];
  /** False where this Windows or this image lacks it. */
  exists?(world: World, place: Place): boolean;
  run(invocation: Invocation): Output;
  complete?(query: CompletionQuery): readonly Completion[];
}
