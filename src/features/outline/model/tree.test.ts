import { expect, test } from "vitest";
import { defaultLab, execute, type World } from "#engine";
import { attentionOf } from "./attention.ts";
import { shorten } from "./shorten.ts";
import { outlineTree, visibleRows } from "./tree.ts";

const IIS = "mcr.microsoft.com/windows/servercore/iis";

function labAfter(...lines: readonly string[]): World {
  return lines.reduce((world, line) => {
    const { world: next, exitCode, output } = execute(world, "win-01", line);
    if (exitCode !== 0) throw new Error(`${line}: ${output.stderr}`);
    return next;
  }, defaultLab());
}

const OPEN = { byHand: new Map(), towardsSelected: new Set<string>(), crowded: false };

function rowsOf(world: World, filter = "") {
  return visibleRows(outlineTree(world), OPEN, filter);
}

test.each([
  { ip: "172.16.0.12", subnet: "172.16.0.0/16", short: ".0.12" },
  { ip: "192.168.10.131", subnet: "192.168.10.0/24", short: ".10.131" },
  { ip: "10.0.9.5", subnet: "172.16.0.0/16", short: "10.0.9.5" },
  { ip: "10.0.9.5", subnet: "10.0.0.0/8", short: "10.0.9.5" },
  { ip: "10.0.9.5", subnet: null, short: "10.0.9.5" },
])("$ip beside $subnet reads $short", ({ ip, subnet, short }) => {
  expect(shorten(ip, subnet)).toBe(short);
});

test("a published container's row says state, address, port and switch port", () => {
  const rows = rowsOf(labAfter(`docker run -d --name web -p 8080:80 ${IIS}`));
  const web = rows.find(({ node }) => node.label === "web");
  expect(web?.level).toBe(3);
  expect(web?.node.sentence()).toMatch(
    /^web, container on nat, 172\.16\.\d+\.\d+, running, port 8080 open to the LAN, connected to nat port \d+$/,
  );
});

test("a container in two networks has a row in each, and each names the other", () => {
  const rows = rowsOf(
    labAfter(
      "docker network create -d transparent corp",
      `docker run -d --name web ${IIS}`,
      "docker network connect corp web",
    ),
  ).filter(({ node }) => node.label === "web");
  expect(rows).toHaveLength(2);
  expect(rows.map(({ node }) => node.sentence())).toEqual([
    expect.stringContaining("also on corp"),
    expect.stringContaining("also on nat"),
  ]);
});

test("a container without a network stands under none, a shared namespace names its owner", () => {
  const world = labAfter(
    `docker run -d --name web ${IIS}`,
    `docker run -d --name side --network container:web ${IIS}`,
    `docker run -d --name alone --network none ${IIS}`,
  );
  const rows = rowsOf(world);
  const parentOf = (label: string) => {
    const row = rows.find(({ node }) => node.label === label);
    return rows.find(({ node }) => node.key === row?.parent)?.node.label;
  };
  expect(parentOf("alone")).toBe("none");
  expect(parentOf("side")).toBe("nat");
  expect(rows.find(({ node }) => node.label === "side")?.node.note).toContain("shares web");
});

test("the filter finds by name, address and image, and keeps what the match stands in", () => {
  const world = labAfter(`docker run -d --name web ${IIS}`);
  const labels = (filter: string) => rowsOf(world, filter).map(({ node }) => node.label);
  expect(labels("web")).toEqual(["win-01", "nat", "web"]);
  expect(labels("servercore/iis")).toEqual(["win-01", "nat", "web"]);
  expect(labels("192.168.10.50")).toEqual(["LAN", "laptop"]);
  expect(labels("nothing like it")).toEqual([]);
});

test("a crowded lab opens the first host and leaves its networks shut", () => {
  const world = labAfter(`docker run -d --name web ${IIS}`);
  const rows = visibleRows(outlineTree(world), { ...OPEN, crowded: true }, "");
  expect(rows.some(({ node }) => node.label === "nat")).toBe(true);
  expect(rows.some(({ node }) => node.label === "web")).toBe(false);
});

test("stopped containers of a host are one item of the attention list", () => {
  const world = labAfter(
    `docker run -d --name web ${IIS}`,
    `docker run -d --name api ${IIS}`,
    "docker stop web",
    "docker stop api",
  );
  const [item] = attentionOf(world);
  expect(item).toMatchObject({ weight: "quiet", names: ["web", "api"], where: "win-01", reason: "Stopped." });
});

test("a port that nothing maps needs attention", () => {
  const world = labAfter(
    "docker network create -d transparent corp",
    `docker run -d --name web --network corp -p 8080:80 ${IIS}`,
  );
  expect(attentionOf(world).map(({ reason }) => reason)).toContain(
    "Port 8080 of win-01 was asked for, and nothing maps it.",
  );
});
