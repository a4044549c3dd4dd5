import { describe, expect, test } from "vitest";
import { labAfter, stderrOf, stdoutOf, type } from "./test-lab.ts";

const RUNS = "mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost";
const DAEMON = "Error response from daemon: ";

/** The default lab with this version of Docker on win-01, and a container that runs. */
function withDocker(version: string) {
  return labAfter(
    "docker network create -d nat --subnet 10.9.0.0/24 mynat",
    `docker run -d --name web --network mynat -p 8080:80 ${RUNS}`,
    `lab host set win-01 --docker ${version}`,
  );
}

const VERSIONS = ["20.10.9", "24.0.7", "28.2.2", "29.7.2"] as const;
type Version = (typeof VERSIONS)[number];
const labs = new Map(VERSIONS.map((version) => [version, withDocker(version)]));
const labOf = (version: Version) => labs.get(version) ?? withDocker(version);
const USAGE = "Usage:  docker network create [OPTIONS] NETWORK";
const OLD_ARGUMENTS = `"docker network create" requires exactly 1 argument.\nSee 'docker network create --help'.\n\n${USAGE}\n\nCreate a network\n`;
const NEW_ARGUMENTS = `docker: 'docker network create' requires 1 argument\n\n${USAGE}\n\nRun 'docker network create --help' for more information\n`;
const OLD_FLAG = "unknown flag: --bogus\nSee 'docker network create --help'.\n";
const NEW_FLAG = `unknown flag: --bogus\n\n${USAGE}\n\nRun 'docker network create --help' for more information\n`;
const OLD_UNKNOWN = "docker: 'foo' is not a docker command.\nSee 'docker --help'\n";
const NEW_UNKNOWN = "docker: unknown command: docker foo\n\nRun 'docker --help' for more information\n";
const OLD_RUN = "docker: invalid containerPort: foo.\nSee 'docker run --help'.\n";
const NEW_RUN = "docker: invalid containerPort: foo\n\nRun 'docker run --help' for more information\n";
const IPAM = `${DAEMON}this request is not supported by the 'windows' ipam driver\n`;
const NO_NETWORK = `${DAEMON}network nope not found\n`;
const NO_OBJECT = "Error: No such object: nope\n";
const NO_PORT = "Error: No public port '443' published for web\n";
const NO_CONTAINER = `${DAEMON}No such container: nope\n`;
const OLD_START = `${NO_CONTAINER}Error: failed to start containers: nope\n`;

describe("words of older versions (section 13): 20.10, 24, 28 and 29", () => {
  test.each([
    {
      line: "docker network inspect nope",
      texts: ["Error: No such network: nope\n", NO_NETWORK, NO_NETWORK, NO_NETWORK],
    },
    { line: "docker foo", texts: [OLD_UNKNOWN, OLD_UNKNOWN, NEW_UNKNOWN, NEW_UNKNOWN] },
    { line: "docker network create", texts: [OLD_ARGUMENTS, OLD_ARGUMENTS, NEW_ARGUMENTS, NEW_ARGUMENTS] },
    { line: "docker network create --bogus", texts: [OLD_FLAG, OLD_FLAG, NEW_FLAG, NEW_FLAG] },
    { line: "docker run -p foo img", texts: [OLD_RUN, OLD_RUN, NEW_RUN, NEW_RUN] },
    {
      line: "docker port web 443",
      texts: [
        "Error: No public port '443/tcp' published for web\n",
        NO_PORT,
        NO_PORT,
        "no public port '443' published for web\n",
      ],
    },
    {
      line: "docker inspect nope",
      texts: [NO_OBJECT, NO_OBJECT, NO_OBJECT, "error: no such object: nope\n"],
    },
    { line: "docker rm -f nope", texts: [NO_CONTAINER, NO_CONTAINER, NO_CONTAINER, ""] },
    {
      line: "docker start nope",
      texts: [OLD_START, OLD_START, OLD_START, `${NO_CONTAINER}failed to start containers: nope\n`],
    },
    {
      line: "docker network create -d nat --subnet 10.1.0.0/24 --ip-range 10.1.0.128/25 n",
      texts: [`${DAEMON}This request is not supported by null ipam driver\n`, IPAM, IPAM, IPAM],
    },
  ])("$line", ({ line, texts }) => {
    expect(VERSIONS.map((version) => stderrOf(labOf(version), line))).toEqual(texts);
  });

  test.each(VERSIONS)("rm -f of a container that is not there is no failure in %s", (version) => {
    expect(type(labOf(version), "docker rm -f nope").exitCode).toBe(0);
  });

  const keysOf = (version: Version, line: string) =>
    [...stdoutOf(labOf(version), line).matchAll(/^ {8}"(\w+)":/gm)].map(([, key]) => key);

  test("network inspect: Containers stood before Options, and there was no Status", () => {
    const line = "docker network inspect mynat";
    expect(keysOf("28.2.2", line).slice(-4)).toEqual(["ConfigOnly", "Containers", "Options", "Labels"]);
    expect(keysOf("29.7.2", line).slice(-4)).toEqual(["Options", "Labels", "Containers", "Status"]);
  });

  test("inspect: the flat fields of NetworkSettings were there, and empty", () => {
    const line = "docker inspect -f '{{.NetworkSettings.IPAddress}}' web";
    expect(stdoutOf(labOf("28.2.2"), line)).toBe("\n");
    expect(stderrOf(labOf("28.2.2"), line)).toBe("");
    expect(stderrOf(labOf("29.7.2"), line)).toContain('map has no entry for key "IPAddress"');
  });

  test("inspect: the address of a stopped container was an empty text", () => {
    const address = (version: Version) => {
      const { world } = type(labOf(version), "docker stop web");
      return stdoutOf(world, "docker inspect -f '{{.NetworkSettings.Networks.mynat.IPAddress}}' web");
    };
    expect([address("28.2.2"), address("29.7.2")]).toEqual(["\n", "invalid IP\n"]);
  });

  test("network rm: active endpoints were named by the network's id, in 28.5 by their own", () => {
    const id = stdoutOf(labOf("28.2.2"), "docker network inspect -f '{{.Id}}' mynat").trim();
    expect(stderrOf(labOf("24.0.7"), "docker network rm mynat")).toContain(
      `error while removing network: network mynat id ${id} has active endpoints`,
    );
    expect(stderrOf(labOf("29.7.2"), "docker network rm mynat")).toContain(
      'network mynat has active endpoints (name:"web" id:"',
    );
  });
});
