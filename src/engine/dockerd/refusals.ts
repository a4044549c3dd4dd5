import type { HnsRefusal } from "../hns/refusal.ts";
import { err } from "../lib/result.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Host } from "../model/world.ts";
import { isAtLeast } from "./version.ts";

/** dockerd says no in its own words. */
export function daemonRefusal(
  code: string,
  message: string,
  hint: string,
  fix?: string,
): { readonly ok: false; readonly error: Refusal } {
  return err({ code, layer: "dockerd", message, hint, ...(fix === undefined ? {} : { fix }) });
}

/** libnetwork, the part of dockerd that drives networks, says no. */
export function libnetworkRefusal(
  code: string,
  message: string,
  hint: string,
  fix?: string,
): { readonly ok: false; readonly error: Refusal } {
  return err({ code, layer: "libnetwork", message, hint, ...(fix === undefined ? {} : { fix }) });
}

/** HNS said no to dockerd: what dockerd makes of it. Source: facts on HNS, section 8.1. */
export function fromHns(host: Host, refusal: HnsRefusal): Refusal {
  return { ...refusal, message: hnsErrorText(host.settings.docker.version, refusal) };
}

/** The same refusal behind other words: "failed to create endpoint web on network nat: …". */
export function prefixed(prefix: string, refusal: Refusal): Refusal {
  return { ...refusal, message: `${prefix}${refusal.message}` };
}

function hnsErrorText(version: string, { message, errorCode }: HnsRefusal): string {
  const win32 = `hnsCall failed in Win32: ${message} (0x${errorCode.toString(16)})`;
  if (isAtLeast(version, 20, 10)) return `failed during hnsCallRawResponse: ${win32}`;
  return isAtLeast(version, 18, 9) ? win32 : `HNS failed with error : ${message}`;
}
