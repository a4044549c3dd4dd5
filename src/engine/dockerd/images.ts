import { dockerId } from "../lib/seed.ts";
import type { Listener } from "../model/docker.ts";

/** What the lab knows of an image: what it runs, on which ports that listens, and what it EXPOSEs. */
export interface ImageProfile {
  /** Matched against the repository's last part, with its path before it when two parts are given. */
  readonly names: readonly string[];
  readonly entrypoint: readonly string[] | null;
  readonly command: readonly string[];
  readonly exposed: readonly string[];
  readonly listeners: readonly Listener[];
}

const SHELL = "c:\\windows\\system32\\cmd.exe";

function server(
  names: readonly string[],
  process: string,
  command: readonly string[],
  ports: readonly number[],
): ImageProfile {
  return {
    names,
    entrypoint: null,
    command,
    exposed: ports.map((port) => `${port}/tcp`),
    listeners: ports.map((port) => ({ protocol: "tcp", port, address: "0.0.0.0", process })),
  };
}

/** Images that are known to listen: a new one is a new row. */
export const IMAGES: readonly ImageProfile[] = [
  {
    ...server(["iis", "aspnet", "wcf"], "w3wp", ["C:\\ServiceMonitor.exe", "w3svc"], [80]),
    entrypoint: ["C:\\ServiceMonitor.exe", "w3svc"],
    command: [],
  },
  server(["nginx"], "nginx", ["nginx", "-g", "daemon off;"], [80]),
  server(["httpd", "apache"], "httpd", ["httpd.exe"], [80]),
  server(["caddy"], "caddy", ["caddy", "run"], [80]),
  server(["traefik"], "traefik", ["traefik"], [80]),
  server(["whoami"], "whoami", ["whoami"], [80]),
  server(
    ["mssql", "mssql-server-windows-express", "mssql-server-windows-developer", "server"],
    "sqlservr",
    ["powershell", ".\\start"],
    [1433],
  ),
  server(["redis"], "redis-server", ["redis-server.exe"], [6379]),
  server(["mongo"], "mongod", ["mongod", "--bind_ip_all"], [27017]),
  server(["mysql", "mariadb"], "mysqld", ["mysqld"], [3306]),
  server(["postgres"], "postgres", ["postgres"], [5432]),
  server(["rabbitmq"], "erl", ["rabbitmq-server"], [5672]),
  server(["registry"], "registry", ["registry"], [5000]),
  server(["nats"], "nats-server", ["nats-server"], [4222]),
];

/** nanoserver, servercore, windows and everything that the lab does not know: a shell, nothing listens. */
export const PLAIN_IMAGE: ImageProfile = {
  names: ["nanoserver", "servercore", "windows", "server"],
  entrypoint: null,
  command: [SHELL],
  exposed: [],
  listeners: [],
};

/** "mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022" → the profile of IIS. */
export function imageProfile(image: string): ImageProfile {
  const repository = repositoryOf(image);
  if (repository === "windows/server") return PLAIN_IMAGE;
  const last = repository.slice(repository.lastIndexOf("/") + 1).toLowerCase();
  return IMAGES.find(({ names }) => names.includes(last)) ?? PLAIN_IMAGE;
}

/** "img:tag" → its two parts; no tag is "latest". */
export function splitImage(image: string): { readonly repository: string; readonly tag: string } {
  const colon = image.lastIndexOf(":");
  return colon > image.lastIndexOf("/")
    ? { repository: image.slice(0, colon), tag: image.slice(colon + 1) }
    : { repository: image, tag: "latest" };
}

/** "sha256:" and 64 hexadecimal digits, the same for every container of an image. */
export function imageId(image: string): string {
  const { repository, tag } = splitImage(image);
  return `sha256:${dockerId(`image/${repository}:${tag}`)}`;
}

/** The reference without registry, tag and digest. */
function repositoryOf(image: string): string {
  const [withoutDigest = ""] = image.split("@");
  const slash = withoutDigest.lastIndexOf("/");
  const colon = withoutDigest.indexOf(":", slash + 1);
  const path = colon < 0 ? withoutDigest : withoutDigest.slice(0, colon);
  return path.replace(/^[^/]*[.:][^/]*\//, "");
}
