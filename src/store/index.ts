export * from "./lab.ts";
export * from "./refs.ts";
export * from "./timeline.ts";
export * from "./tracing.ts";
export * from "./view.ts";
