import { dockerId } from "../../../lib/seed.ts";
import type { Container } from "../../../model/docker.ts";
import { splitCsv } from "../grammar/csv.ts";
import type { GoStruct } from "../template/value.ts";
import { StoredFlags } from "./stored-flags.ts";

/** One -v or --mount. An anonymous volume has no source. */
interface Volume {
  readonly source: string;
  readonly destination: string;
  readonly readOnly: boolean;
}

const PATH = String.raw`[a-z]:(?:[\\/][^:]*)?|\\\\\.\\pipe\\[^:]+`;
const SPEC = new RegExp(String.raw`^(?:(${PATH}|[^\\/:]+):)?(${PATH})(?::(ro|rw))?$`);

/** `-v SOURCE:DESTINATION:MODE`; the daemon reads it in lower case. Source: moby, volume/mounts/windows_parser.go. */
function volumeOf(spec: string): Volume {
  const [, source = "", destination = spec, mode = "rw"] = SPEC.exec(spec.toLowerCase()) ?? [];
  return { source, destination, readOnly: mode === "ro" };
}

/** HostConfig.Binds: what has a source, as typed; null when nothing was bound. */
export function bindsOf(container: Container): readonly string[] | null {
  const binds = new StoredFlags(container).list("volume").filter((spec) => volumeOf(spec).source !== "");
  return binds.length === 0 ? null : binds;
}

/** Where anonymous volumes go: Config.Volumes. */
export function anonymousVolumes(container: Container): readonly string[] {
  const specs = new StoredFlags(container).list("volume");
  return specs.filter((spec) => volumeOf(spec).source === "");
}

/** HostConfig.Mounts: the --mount flags. */
export function mountSpecs(container: Container): readonly GoStruct[] {
  return new StoredFlags(container).list("mount").map((text) => {
    const { type, source, target, readOnly } = mountOf(text);
    return {
      Type: type,
      ...(source === "" ? {} : { Source: source }),
      Target: target,
      ...(readOnly ? { ReadOnly: true } : {}),
    };
  });
}

function mountOf(text: string) {
  const pairs = splitCsv(text).map((part): readonly [string, string] => {
    const [key = "", ...value] = part.split("=");
    return [key.toLowerCase(), value.join("=")];
  });
  const last = (...keys: readonly string[]) => pairs.findLast(([key]) => keys.includes(key))?.[1];
  const readOnly = last("readonly", "ro");
  return {
    type: last("type") ?? "volume",
    source: last("source", "src") ?? "",
    target: last("target", "dst", "destination") ?? "",
    readOnly: readOnly !== undefined && !["false", "0"].includes(readOnly),
  };
}

/** Mounts: what the container sees of the host's paths and of volumes. */
export function mountPoints(container: Container): readonly GoStruct[] {
  const flags = new StoredFlags(container);
  const volumes = flags.list("volume").map(volumeOf).map(asPoint);
  const mounts = flags
    .list("mount")
    .map(mountOf)
    .map(({ source, target, readOnly }) => asPoint({ source, destination: target, readOnly }));
  return [...volumes, ...mounts];
}

function asPoint({ source, destination, readOnly }: Volume): GoStruct {
  const isPath = /^[a-z]:|^\\/i.test(source);
  const name = source === "" ? dockerId(`volume/${destination}`) : source;
  const place = isPath
    ? { Type: source.startsWith("\\\\.\\pipe") ? "npipe" : "bind", Source: source }
    : { Type: "volume", Name: name, Source: `C:\\ProgramData\\docker\\volumes\\${name}\\_data` };
  return {
    ...place,
    Destination: destination,
    ...(isPath ? {} : { Driver: "local" }),
    Mode: "",
    RW: !readOnly,
    Propagation: "",
  };
}
