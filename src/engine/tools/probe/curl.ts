import { OS_PROFILES } from "../../model/profiles.ts";
import { hostOf } from "../../shell/place.ts";
import type { Invocation, Output, Program } from "../../shell/program.ts";
import { type CurlOptions, parseCurl } from "./curl-options.ts";
import { noteOf } from "./ping.ts";
import { senderOf } from "./sender.ts";
import { pagesAt } from "./targets.ts";
import { parseUrl, type WebAddress } from "./url.ts";
import { requestPage, type WebOutcome } from "./web-request.ts";

/** curl.exe, in the box from version 1803. Source: facts on PowerShell, section 11.4. */
export const curl: Program = {
  name: "curl",
  summary: "Sends an HTTP request and prints the answer",
  on: ["host", "container", "device"],
  exists: (world, place) => {
    const host = hostOf(world, place);
    return host === null || OS_PROFILES[host.settings.os].curl;
  },
  run: runCurl,
  complete: pagesAt,
};

function runCurl({ tx, place, args }: Invocation): Output {
  const options = parseCurl(args.map((word) => word.text));
  if (!options.ok) return { stdout: "", stderr: options.error, exitCode: 2, notes: [] };
  const url = parseUrl(options.value.url);
  if (!url.ok) return failure(options.value, url.error.exitCode, url.error.message);
  const outcome = requestPage(tx.world, senderOf(tx.world, place), url.value);
  const old = hostOf(tx.world, place)?.settings.os === "ws2019";
  const output = outcomeOutput(options.value, url.value, outcome, old);
  return { ...output, notes: noteOf(outcome.trace) };
}

function failure(options: CurlOptions, exitCode: number, message: string): Output {
  const stderr = options.showErrors ? `curl: (${exitCode}) ${message}\n` : "";
  return { stdout: written(options, 0), stderr, exitCode, notes: [] };
}

/** `old`: the curl 7.55 of Windows Server 2019 words its failures differently. */
function outcomeOutput(options: CurlOptions, url: WebAddress, outcome: WebOutcome, old: boolean): Output {
  const where = `${url.hostname} port ${url.port}`;
  switch (outcome.kind) {
    case "page": {
      const { status, statusText, server, contentType, body } = outcome.page;
      const head = [
        `HTTP/1.1 ${status} ${statusText}`,
        `Content-Length: ${body.length}`,
        `Content-Type: ${contentType}`,
        `Server: ${server}`,
        "",
        "",
      ].join("\r\n");
      const shown =
        options.output === null ? `${options.include ? head : ""}${options.head ? "" : body}` : "";
      return { stdout: shown + written(options, status), stderr: "", exitCode: 0, notes: [] };
    }
    case "hung-up":
      return failure(options, 52, "Empty reply from server");
    case "refused":
      return old
        ? failure(options, 7, `Failed to connect to ${where}: Connection refused`)
        : failure(options, 7, `Failed to connect to ${where} after 2034 ms: Couldn't connect to server`);
    case "timeout":
      return timedOut(options, where, old);
    case "unreachable":
    case "no-route":
      return failure(options, 7, `Failed to connect to ${where}: Network unreachable`);
    case "unknown-name":
      return failure(options, 6, `Could not resolve host: ${url.hostname}`);
  }
}

function timedOut(options: CurlOptions, where: string, old: boolean): Output {
  if (options.maxSeconds !== null && options.maxSeconds < 21) {
    return failure(
      options,
      28,
      `Connection timed out after ${Math.round(options.maxSeconds * 1000)} milliseconds`,
    );
  }
  return old
    ? failure(options, 7, `Failed to connect to ${where}: Timed out`)
    : failure(options, 28, `Failed to connect to ${where} after 21034 ms: Couldn't connect to server`);
}

/** The text of -w with the variables people use. */
function written(options: CurlOptions, status: number): string {
  const code = String(status).padStart(3, "0");
  return (options.writeOut ?? "")
    .replaceAll("%{http_code}", code)
    .replaceAll("%{response_code}", code)
    .replaceAll("\\n", "\n")
    .replaceAll("\\t", "\t");
}
