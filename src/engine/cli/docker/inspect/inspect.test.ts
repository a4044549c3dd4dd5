import { describe, expect, test } from "vitest";
import { labAfter, stderrOf, stdoutOf, type } from "../test-lab.ts";

const IIS = "mcr.microsoft.com/windows/servercore/iis";
const RUNS = "mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost";
const SHIM = "com.docker.network.windowsshim";
const lab = labAfter(
  "docker network create -d nat --subnet 10.9.0.0/24 -o b=2 -o a=1 --label tier=front mynat",
  `docker run -d --name web -p 8080:80 --expose 443 ${IIS}`,
);

/** Values that differ from lab to lab: ids, GUIDs, MACs and addresses of the default nat network. */
function masked(text: string): string {
  return text
    .replace(/[0-9a-f]{64}/g, "<64hex>")
    .replace(/[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/g, "<GUID>")
    .replace(/00:15:5d(:[0-9a-f]{2}){3}/g, "<mac>")
    .replace(/172\.16\.(?!0\.)\d+\.\d+/g, "<ip>")
    .replace(/"[0-9a-f]{12}"/g, '"<12hex>"');
}

describe("docker network inspect (section 2.6)", () => {
  test("nat with a container: keys in order, four blanks, an array", () => {
    expect(masked(stdoutOf(lab, "docker network inspect nat"))).toBe(`[
    {
        "Name": "nat",
        "Id": "<64hex>",
        "Created": "2026-01-15T09:00:00Z",
        "Scope": "local",
        "Driver": "nat",
        "EnableIPv4": true,
        "EnableIPv6": false,
        "IPAM": {
            "Driver": "windows",
            "Options": null,
            "Config": [
                {
                    "Subnet": "172.16.0.0/16",
                    "Gateway": "172.16.0.1"
                }
            ]
        },
        "Internal": false,
        "Attachable": false,
        "Ingress": false,
        "ConfigFrom": {
            "Network": ""
        },
        "ConfigOnly": false,
        "Options": {
            "${SHIM}.hnsid": "<GUID>",
            "${SHIM}.networkname": "nat"
        },
        "Labels": {},
        "Containers": {
            "<64hex>": {
                "Name": "web",
                "EndpointID": "<64hex>",
                "MacAddress": "<mac>",
                "IPv4Address": "<ip>/16",
                "IPv6Address": ""
            }
        },
        "Status": {
            "IPAM": {}
        }
    }
]
`);
  });

  test.each([
    {
      docker: "19.3.11",
      keys: "Name Id Created Scope Driver EnableIPv6 IPAM Internal Attachable Ingress ConfigFrom ConfigOnly Containers Options Labels",
    },
    {
      docker: "28.2.2",
      keys: "Name Id Created Scope Driver EnableIPv4 EnableIPv6 IPAM Internal Attachable Ingress ConfigFrom ConfigOnly Containers Options Labels",
    },
  ])("$docker: its keys, as outputs of real hosts have them (section 13)", ({ docker, keys }) => {
    const { world } = type(lab, `lab host set win-01 --docker ${docker}`);
    const network = JSON.parse(stdoutOf(world, "docker network inspect -f '{{json .}}' nat")) as object;
    expect(Object.keys(network).join(" ")).toBe(keys);
  });

  const shown = (template: string, network: string) =>
    masked(stdoutOf(lab, `docker network inspect -f '${template}' ${network}`)).trim();
  test.each([
    {
      network: "none",
      template: "{{.Driver}} {{json .IPAM}}",
      text: 'null {"Driver":"default","Options":null,"Config":null}',
    },
    { network: "mynat", template: "{{json .IPAM.Options}}", text: "{}" },
    {
      network: "mynat",
      template: "{{json .Options}}",
      text: `{"a":"1","b":"2","${SHIM}.hnsid":"<GUID>","${SHIM}.networkname":"<64hex>"}`,
    },
    { network: "mynat", template: "{{json .Labels}}", text: '{"tier":"front"}' },
  ])("$network $template", ({ network, template, text }) => expect(shown(template, network)).toBe(text));

  test("the prefix of an address that HNS chose is that of its class, of one asked for the network's", () => {
    const world = labAfter(
      "docker network create -d nat --subnet 10.9.0.0/24 ten",
      `docker run -d --name free --network ten ${RUNS}`,
      `docker run -d --name fixed --network ten --ip 10.9.0.50 ${RUNS}`,
    );
    const template = "{{range .Containers}}{{.Name}} {{.IPv4Address}},{{end}}";
    const text = stdoutOf(world, `docker network inspect -f '${template}' ten`);
    expect(text).toMatch(/free 10\.9\.0\.\d+\/8,/);
    expect(text).toContain("fixed 10.9.0.50/24,");
  });

  test("an endpoint with DHCP has no address that Docker knows of", () => {
    const world = labAfter(
      "docker network create -d transparent tlan",
      `docker run -d --network tlan ${RUNS}`,
    );
    expect(stdoutOf(world, "docker network inspect tlan")).toContain('"IPv4Address": "",');
    expect(stdoutOf(world, "docker network inspect -f '{{(index .IPAM.Config 0).Subnet}}' tlan")).toBe(
      "0.0.0.0/0\n",
    );
  });

  test("only running containers are listed", () => {
    const { world } = type(lab, "docker stop web");
    expect(stdoutOf(world, "docker network inspect -f '{{json .Containers}}' nat")).toBe("{}\n");
  });

  test("a network found in HNS at the daemon's start has the mark hnsowned", () => {
    const world = labAfter(
      'lab nic rm win-01 "Ethernet 2"',
      "New-VMSwitch -Name CORP -NetAdapterName Ethernet",
      "Restart-Service hns",
      "Restart-Service docker",
    );
    expect(stdoutOf(world, "docker network inspect CORP")).toContain(`"${SHIM}.hnsowned": "true"`);
    expect(stdoutOf(world, "docker network prune -f")).toBe("");
    expect(stdoutOf(world, "docker network rm CORP")).toBe("CORP\n");
  });

  test("not found", () => {
    const { output, exitCode } = type(lab, "docker network inspect nope");
    expect(output).toEqual({
      stdout: "[]\n",
      stderr: "Error response from daemon: network nope not found\n",
    });
    expect(exitCode).toBe(1);
  });
});

describe("docker inspect CONTAINER (section 4.7)", () => {
  test("NetworkSettings of a container on nat, byte for byte", () => {
    const text = masked(stdoutOf(lab, "docker inspect web"));
    expect(text.slice(text.indexOf('        "NetworkSettings"'))).toBe(`        "NetworkSettings": {
            "SandboxID": "<64hex>",
            "SandboxKey": "<64hex>",
            "Ports": {
                "443/tcp": null,
                "80/tcp": [
                    {
                        "HostIp": "0.0.0.0",
                        "HostPort": "8080"
                    }
                ]
            },
            "Networks": {
                "nat": {
                    "IPAMConfig": null,
                    "Links": null,
                    "Aliases": null,
                    "DriverOpts": null,
                    "GwPriority": 0,
                    "NetworkID": "<64hex>",
                    "EndpointID": "<64hex>",
                    "Gateway": "172.16.0.1",
                    "IPAddress": "<ip>",
                    "MacAddress": "<mac>",
                    "IPPrefixLen": 16,
                    "IPv6Gateway": "",
                    "GlobalIPv6Address": "",
                    "GlobalIPv6PrefixLen": 0,
                    "DNSNames": [
                        "web",
                        "<12hex>"
                    ]
                }
            }
        }
    }
]
`);
  });

  const field = (world: typeof lab, name: string, template: string) =>
    stdoutOf(world, `docker inspect -f '${template}' ${name}`).trim();

  test.each([
    { template: "{{.HostConfig.NetworkMode}}", text: "nat" },
    { template: "{{json .HostConfig.PortBindings}}", text: '{"80/tcp":[{"HostIp":"","HostPort":"8080"}]}' },
    { template: "{{json .HostConfig.Dns}} {{json .HostConfig.DnsOptions}}", text: "[] []" },
    { template: "{{json .HostConfig.DnsSearch}} {{json .HostConfig.ExtraHosts}}", text: "[] null" },
    { template: "{{.HostConfig.Isolation}} {{.State.Status}}", text: "process running" },
    { template: "{{eq .NetworkSettings.SandboxID .Id}}", text: "true" },
    { template: "{{.Name}} {{.Platform}} {{.Driver}}", text: "/web windows windowsfilter" },
  ])("$template", ({ template, text }) => expect(field(lab, "web", template)).toBe(text));

  test("stopped: no ports, no addresses, no endpoint, but the network's id", () => {
    const { world } = type(lab, "docker stop web");
    expect(field(world, "web", "{{json .NetworkSettings.Ports}}")).toBe("{}");
    const nat: unknown = JSON.parse(field(world, "web", "{{json .NetworkSettings.Networks.nat}}"));
    expect(nat).toMatchObject({
      NetworkID: field(world, "nat", "{{.Id}}"),
      EndpointID: "",
      Gateway: "",
      IPAddress: "",
      MacAddress: "",
      IPPrefixLen: 0,
    });
  });

  test("-s adds sizes, and says so of a network that has none", () => {
    expect(stdoutOf(lab, "docker inspect -s web")).toContain('"SizeRootFs": ');
    expect(stderrOf(lab, "docker inspect -s nat")).toBe("WARNING: --size ignored for network\n");
  });

  test.each([
    { line: "docker inspect nope", text: "error: no such object: nope" },
    { line: "docker container inspect nope", text: "Error response from daemon: No such container: nope" },
    { line: "docker container inspect nat", text: "Error response from daemon: No such container: nat" },
    { line: "docker inspect --type network web", text: "Error response from daemon: network web not found" },
    {
      line: "docker inspect --type container nat",
      text: "Error response from daemon: No such container: nat",
    },
  ])("$line", ({ line, text }) => {
    const { output, exitCode } = type(lab, line);
    expect(output).toEqual({ stdout: "[]\n", stderr: `${text}\n` });
    expect(exitCode).toBe(1);
  });

  test("an unknown --type", () => {
    const { output, exitCode } = type(lab, "docker inspect --type foo web");
    expect(output).toEqual({
      stdout: "",
      stderr:
        'unknown type: "foo": must be one of "config", "container", "image", "network", "node", "plugin", "secret", "service", "task", "volume"\n',
    });
    expect(exitCode).toBe(1);
  });

  test("a container goes before a network of the same name", () => {
    const both = labAfter("docker network create -d nat twin", "docker create --name twin img");
    expect(field(both, "twin", "{{.Name}}")).toBe("/twin");
    expect(stdoutOf(both, "docker inspect --type network -f '{{.Name}}' twin")).toBe("twin\n");
  });
});
