import type { Position } from "./ast.ts";

/** A template that fails while it runs: where, and Go's words. */
export class TemplateRunError extends Error {
  readonly position: Position;

  constructor(position: Position, message: string) {
    super(message);
    this.position = position;
  }
}
