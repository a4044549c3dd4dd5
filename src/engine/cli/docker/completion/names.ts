import type { Container } from "../../../model/docker.ts";
import type { Host } from "../../../model/world.ts";
import type { Completion, CompletionQuery } from "../../../shell/program.ts";

export function hostOf({ world, place }: CompletionQuery): Host | null {
  return place.kind === "device" ? null : (world.hosts.get(place.host) ?? null);
}

/** Containers whose state fits. */
export function containerNames(
  query: CompletionQuery,
  fits: (container: Container) => boolean = () => true,
): readonly Completion[] {
  const containers = hostOf(query)?.containers.filter(fits) ?? [];
  return containers.map(({ name, image, state }) => ({
    text: name,
    kind: "name",
    description: `${state}, ${image}`,
  }));
}

export function networkNames(query: CompletionQuery): readonly Completion[] {
  const networks = hostOf(query)?.dockerNetworks.toArray() ?? [];
  return networks.map(({ name, driver, ipam }) => ({
    text: /\s/.test(name) ? `"${name}"` : name,
    kind: "name",
    description: [driver, ...ipam.map(({ subnet }) => subnet)].join(", "),
  }));
}

/** Images to start from: Microsoft's bases and servers that the lab knows, and what runs already. */
export function imageNames(query: CompletionQuery): readonly Completion[] {
  const used = new Set(hostOf(query)?.containers.map(({ image }) => image));
  return [...new Set([...IMAGES.map(([name]) => name), ...used])].map((text) => ({
    text,
    kind: "value",
    description: IMAGES.find(([name]) => name === text)?.[1] ?? "in use on this host",
  }));
}

const IMAGES: readonly (readonly [name: string, description: string])[] = [
  ["mcr.microsoft.com/windows/nanoserver:ltsc2022", "small base image without PowerShell"],
  ["mcr.microsoft.com/windows/servercore:ltsc2022", "base image with PowerShell"],
  ["mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022", "web server on port 80"],
  ["mcr.microsoft.com/dotnet/framework/aspnet:4.8", "ASP.NET on IIS, port 80"],
];
