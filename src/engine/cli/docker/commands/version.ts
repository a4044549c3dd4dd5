import { isDaemonUp, printDaemonDown } from "../daemon.ts";
import { toJson } from "../template/json.ts";
import { Template } from "../template/template.ts";
import type { GoStruct } from "../template/value.ts";
import {
  API_VERSION,
  BUILT,
  CLIENT_COMMIT,
  ENGINE_COMMIT,
  GO_VERSION,
  MIN_API_VERSION,
} from "../version-numbers.ts";
import { type CommandContext, failWith, hostOf } from "./context.ts";

/** `docker version`. Source: facts on the command line, section 8. */
export function version(context: CommandContext): void {
  const { flags, printer } = context;
  const host = hostOf(context);
  const number = host.settings.docker.version;
  const up = isDaemonUp(host);
  const format = flags.text("format");
  if (format !== "") {
    printFormatted(context, versionValue(number, up), format, VERSION);
  } else {
    printer.out(clientText(number));
    if (up) printer.out(serverText(number));
  }
  if (!up) printDaemonDown(printer);
}

/** What Go calls the template and its data in the errors of `info` and `version`. */
interface Named {
  readonly template: string;
  readonly data: string;
}

const INFO: Named = { template: "", data: "system.dockerInfo" };
const VERSION: Named = { template: "version", data: "system.versionInfo" };

/** A value under --format of `info` and `version`: JSON on one line, or a template. */
export function printFormatted(
  context: CommandContext,
  value: GoStruct,
  format: string,
  named: Named = INFO,
): void {
  const { printer } = context;
  if (format === "json") return printer.out(`${toJson(value, "html")}\n`);
  const template = Template.parse(format, named.template);
  if (!template.ok) {
    failWith(context, `template parsing error: ${template.error}`);
    return printer.exit(64);
  }
  const text = template.value.execute(
    value,
    (field) => `can't evaluate field ${field} in type ${named.data}`,
  );
  printer.out(`${text.ok ? text.value : ""}\n`);
  if (!text.ok) failWith(context, text.error);
}

function clientText(number: string): string {
  return `Client:
 Version:           ${number}
 API version:       ${API_VERSION}
 Go version:        ${GO_VERSION}
 Git commit:        ${CLIENT_COMMIT}
 Built:             ${BUILT}
 OS/Arch:           windows/amd64
 Context:           default
`;
}

function serverText(number: string): string {
  return `
Server: Docker Engine - Community
 Engine:
  Version:          ${number}
  API version:      ${API_VERSION} (minimum version ${MIN_API_VERSION})
  Go version:       ${GO_VERSION}
  Git commit:       ${ENGINE_COMMIT}
  Built:            ${BUILT}
  OS/Arch:          windows/amd64
  Experimental:     false
`;
}

/** `APIVersion` is the field's name in Go, which templates use; JSON calls it ApiVersion. */
function versionValue(number: string, up: boolean): GoStruct {
  const common = {
    Version: number,
    ApiVersion: API_VERSION,
    APIVersion: () => API_VERSION,
    GoVersion: GO_VERSION,
    Os: "windows",
    Arch: "amd64",
  };
  const client = { ...common, GitCommit: CLIENT_COMMIT, BuildTime: BUILT, Context: "default" };
  const server = {
    Platform: { Name: "Docker Engine - Community" },
    ...common,
    MinAPIVersion: MIN_API_VERSION,
    GitCommit: ENGINE_COMMIT,
    BuildTime: BUILT,
    Experimental: false,
  };
  return { Client: client, Server: up ? server : null };
}
