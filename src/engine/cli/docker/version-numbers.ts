/** `docker --version`. */
export function versionLine(version: string): string {
  return `Docker version ${version}, build ${CLIENT_COMMIT}`;
}

/** What `docker version` says of the builds of the baseline. Source: facts on the command line, section 8. */
export const CLIENT_COMMIT = "a7dcaa6";
export const ENGINE_COMMIT = "6a43e3d";
export const GO_VERSION = "go1.26.5";
export const API_VERSION = "1.55";
export const MIN_API_VERSION = "1.40";
export const BUILT = "Wed Aug  5 18:30:00 2026";
/** The same moment as the daemon sends it. */
export const BUILT_EXACTLY = "2026-08-05T18:30:00.000000000+00:00";
