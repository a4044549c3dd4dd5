import type { Host, World } from "#engine";
import { projectHost } from "./project-host.ts";
import { projectDevices, projectSegments, projectTunnels, projectVnets } from "./project-physical.ts";
import type { Scene, SceneHost } from "./scene.ts";
import { share } from "./share.ts";

/** The scene of a World. Pure: the same World gives equal scenes. */
export function project(world: World): Scene {
  return projectWith(world, projectHost);
}

/**
 * A `project` that remembers its last answer: what did not change is the same object again, and an unchanged host
 * is not looked at. One for each canvas.
 */
export function createProjector(): (world: World) => Scene {
  const hosts = new WeakMap<Host, { readonly role: SceneHost["role"]; readonly scene: SceneHost }>();
  const latest = new Map<string, SceneHost>();
  let scene: Scene | null = null;
  const remembered = (host: Host, role: SceneHost["role"]): SceneHost => {
    const known = hosts.get(host);
    if (known?.role === role) return known.scene;
    const before = latest.get(host.settings.name);
    const fresh = projectHost(host, role);
    const built = before ? share(before, fresh) : fresh;
    hosts.set(host, { role, scene: built });
    latest.set(host.settings.name, built);
    return built;
  };
  return (world) => {
    const next = projectWith(world, remembered);
    scene = scene === null ? next : share(scene, next);
    return scene;
  };
}

function projectWith(world: World, hostScene: (host: Host, role: SceneHost["role"]) => SceneHost): Scene {
  const segments = projectSegments(world);
  return {
    hosts: world.hosts.map((host) => hostScene(host, roleOf(world, host))),
    segments,
    devices: projectDevices(world, segments),
    vnets: projectVnets(world),
    tunnels: projectTunnels(world),
  };
}

function roleOf(world: World, host: Host): SceneHost["role"] {
  const membership = host.settings.docker.swarm;
  if (membership === null) return null;
  const swarm = world.swarms.get(membership.swarmId);
  return swarm?.nodes.find(({ host: name }) => name === host.settings.name)?.role ?? null;
}
