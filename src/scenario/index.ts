export * from "./format-scenario.ts";
export * from "./link/link.ts";
export * from "./parse-scenario.ts";
export * from "./preset-scenario.ts";
export * from "./replay.ts";
export * from "./scenario.ts";
export * from "./transcript.ts";
