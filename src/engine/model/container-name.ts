import type { Container } from "./docker.ts";
import type { Host } from "./world.ts";

const names = (container: Container): readonly string[] => [container.name];

/** The container of exactly that name; a daemon gives each name once. */
export function containerNamed(host: Host, name: string): Container | undefined {
  return host.containers.by(names, name)[0];
}
