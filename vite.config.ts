import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/**
 * React's fast refresh injects an inline script into the page of the development server. Only there may
 * inline scripts run; the built page keeps the policy of index.html untouched.
 */
const allowInlineScriptsInDevelopment: Plugin = {
  name: "allow-inline-scripts-in-development",
  apply: "serve",
  transformIndexHtml: (html) => html.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
};

export default defineConfig({
  // Relative addresses let the build be served from any sub-path.
  base: "./",
  plugins: [react(), allowInlineScriptsInDevelopment],
  // The manifest says which file needs which: scripts/first-load.mjs adds up what the first screen waits for.
  build: { manifest: true, modulePreload: { polyfill: false } },
  worker: { format: "es" },
});
