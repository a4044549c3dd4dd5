import { expect } from "playwright/test";
import { type HostJson, scenarioOf, transcriptOf, type WorldJson, worldOf } from "./headless.ts";
import type { LabPage } from "./pages/lab-page.ts";

/** Looking at each container's addresses takes a moment; larger labs are compared by outline and drawing alone. */
const MOST_INSPECTED = 8;

/**
 * No action changes the lab without a command line: the lines in the page's link, replayed by the command line in
 * Node, print what the page's terminals printed and end with the World that its outline, its drawing and its inspector
 * show.
 */
export async function expectReplayed(lab: LabPage): Promise<void> {
  await lab.page.setViewportSize({ width: 1600, height: 1000 });
  await lab.openTab("Terminal");
  await lab.saved();
  await lab.settled();
  const scenario = scenarioOf(lab.page.url());
  const world = worldOf(scenario);

  expect(await lab.terminal.copyTranscript(), "the transcript").toBe(transcriptOf(scenario));
  expect(await containersInOutline(lab), "containers in the outline").toEqual(containersOf(world));
  expect(await drawn(lab), "what the canvas draws").toEqual(toDraw(world));
  const running = world.hosts.flatMap(({ containers }) => containers.filter(isRunning));
  if (running.length > MOST_INSPECTED) return;
  for (const host of world.hosts) {
    for (const container of host.containers.filter(isRunning)) {
      await lab.outline.select(container.name);
      for (const { ip, mac } of endpointsOf(host, container.name)) {
        await expect(lab.inspector, `${container.name} in the inspector`).toContainText(mac);
        if (ip !== null) await expect(lab.inspector).toContainText(ip);
      }
    }
  }
}

const isRunning = ({ state }: { readonly state: string }) => state === "running";

const endpointsOf = (host: HostJson, container: string) =>
  host.endpoints.filter((endpoint) => endpoint.container === container);

/** "win-01: web on nat, 172.16.0.12", "win-01: api, exited": one entry a connection, or a container without one. */
function containersOf({ hosts }: WorldJson): readonly string[] {
  return hosts
    .flatMap((host) =>
      host.containers.flatMap(({ name, state }) => {
        if (!isRunning({ state })) return [`${host.name}: ${name} is not running`];
        const connections = endpointsOf(host, name);
        if (connections.length === 0) return [`${host.name}: ${name} without a network of its own`];
        return connections.map(({ network, ip }) => `${host.name}: ${name} on ${network}, ${ip}`);
      }),
    )
    .sort();
}

async function containersInOutline(lab: LabPage): Promise<readonly string[]> {
  const found = new Set<string>();
  let host = "";
  for (const { level, says } of await lab.outline.sentences()) {
    if (level === 1) host = says.split(", ")[0] ?? "";
    const [, name, where] = /^(.+?), container (on (?:.+?)|without a network), /.exec(says) ?? [];
    if (name === undefined || where === undefined) continue;
    const ip = /, (\d+\.\d+\.\d+\.\d+),/.exec(says)?.[1] ?? null;
    if (!/, (running|unhealthy)\b/.test(says)) found.add(`${host}: ${name} is not running`);
    else if (ip === null || says.includes("shares the namespace")) {
      found.add(`${host}: ${name} without a network of its own`);
    } else found.add(`${host}: ${name} ${where.split(", ")[0]}, ${ip}`);
  }
  return [...found].sort();
}

interface Drawing {
  readonly hosts: readonly string[];
  /** Host and id. */
  readonly containers: readonly string[];
  readonly vswitches: number;
  readonly addresses: readonly string[];
}

function toDraw({ hosts }: WorldJson): Drawing {
  return {
    hosts: hosts.map(({ name }) => name).sort(),
    containers: hosts.flatMap(({ name, containers }) => containers.map(({ id }) => `${name}/${id}`)).sort(),
    vswitches: hosts.reduce((sum, { vSwitches }) => sum + vSwitches.length, 0),
    addresses: hosts
      .flatMap((host) => host.containers.flatMap(({ name }) => endpointsOf(host, name)))
      .flatMap(({ ip }) => ip ?? [])
      .sort(),
  };
}

async function drawn(lab: LabPage): Promise<Drawing> {
  await lab.canvas.showLevel("Everything");
  await lab.canvas.fit();
  const items = await lab.canvas.items.evaluateAll((elements) =>
    elements.map((element) => ({
      key: (element as HTMLElement).dataset["key"] ?? "",
      label: element.getAttribute("aria-label") ?? "",
    })),
  );
  const ofKind = (kind: string) => items.filter(({ key }) => key.startsWith(`${kind}/`));
  const idsOf = (kind: string) =>
    ofKind(kind)
      .map(({ key }) => key.slice(kind.length + 1))
      .sort();
  return {
    hosts: idsOf("hosts"),
    containers: idsOf("containers"),
    vswitches: idsOf("vswitches").length,
    addresses: ofKind("hnsEndpoints")
      .flatMap(({ label }) => /\d+\.\d+\.\d+\.\d+/.exec(label)?.[0] ?? [])
      .sort(),
  };
}
