import { readSync } from "node:fs";
import process from "node:process";

const CHUNK_BYTES = 64 * 1024;
const PAUSE_MS = 5;

/** All bytes of standard input. A pipe whose writer is slower than we are says "again": then we wait for it. */
export function readStdinBytes(): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (;;) {
    const buffer = new Uint8Array(CHUNK_BYTES);
    const length = readOrNull(buffer);
    if (length === 0) return Buffer.concat(chunks);
    if (length === null) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    else chunks.push(buffer.subarray(0, length));
  }
}

/** How many bytes were read, 0 at the end; null: none yet. */
function readOrNull(buffer: Uint8Array): number | null {
  try {
    return readSync(process.stdin.fd, buffer);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EAGAIN") return null;
    // So a pipe ends on Windows.
    if (code === "EOF") return 0;
    throw error;
  }
}
