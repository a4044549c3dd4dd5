import { OS_PROFILES } from "../../../model/profiles.ts";
import type { Host } from "../../../model/world.ts";
import { isDaemonUp, printDaemonDown } from "../daemon.ts";
import { toJson } from "../template/json.ts";
import { Template } from "../template/template.ts";
import { type GoStruct, goMap } from "../template/value.ts";
import {
  API_VERSION,
  BUILT,
  BUILT_EXACTLY,
  CLIENT_COMMIT,
  ENGINE_COMMIT,
  GO_VERSION,
  MIN_API_VERSION,
} from "../version-numbers.ts";
import { type CommandContext, failWith, hostOf } from "./context.ts";
import { kernelVersion } from "./info-facts.ts";

/** `docker version`. Source: facts on the command line, section 8. */
export function version(context: CommandContext): void {
  const { flags, printer } = context;
  const host = hostOf(context);
  const number = host.settings.docker.version;
  const up = isDaemonUp(host);
  const format = flags.text("format");
  if (format !== "") {
    printFormatted(context, versionValue(host, up), format, VERSION);
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

/**
 * Every key in its order. `APIVersion` is the field's name in Go, which templates use; JSON calls it ApiVersion. Source:
 * docker/cli, command/system/version.go; moby, api/types/system/version_response.go.
 */
function versionValue(host: Host, up: boolean): GoStruct {
  const { docker, os } = host.settings;
  const platform = { Os: "windows", Arch: "amd64" };
  const client = {
    Version: docker.version,
    ...apiVersion(API_VERSION),
    DefaultAPIVersion: API_VERSION,
    GitCommit: CLIENT_COMMIT,
    GoVersion: GO_VERSION,
    ...platform,
    BuildTime: BUILT,
    Context: "default",
  };
  const kernel = kernelVersion(OS_PROFILES[os]);
  const engine = {
    ApiVersion: API_VERSION,
    ...platform,
    BuildTime: BUILT,
    Experimental: "false",
    GitCommit: ENGINE_COMMIT,
    GoVersion: GO_VERSION,
    KernelVersion: kernel,
    MinAPIVersion: MIN_API_VERSION,
  };
  const server = {
    Platform: { Name: "Docker Engine - Community" },
    Version: docker.version,
    ...apiVersion(API_VERSION),
    MinAPIVersion: MIN_API_VERSION,
    ...platform,
    Components: [{ Name: "Engine", Version: docker.version, Details: goMap(engine) }],
    GitCommit: ENGINE_COMMIT,
    GoVersion: GO_VERSION,
    KernelVersion: kernel,
    Experimental: () => false,
    BuildTime: BUILT_EXACTLY,
  };
  return { Client: client, Server: up ? server : null };
}

function apiVersion(text: string): GoStruct {
  return { ApiVersion: text, APIVersion: () => text };
}
