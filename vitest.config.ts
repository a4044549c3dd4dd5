import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.{ts,tsx}"],
    environment: "node",
    // No test measures time: this only ends one that hangs, on a machine that may be busy.
    testTimeout: 60_000,
    setupFiles: ["scripts/property-seed.mjs"],
  },
});
