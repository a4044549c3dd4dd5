import { describe, expect, test } from "vitest";
import { type Execution, execute } from "../execute.ts";
import { defaultLab } from "../lab/default-lab.ts";
import { violations } from "../model/invariants.ts";
import type { World } from "../model/world.ts";

const IIS = "mcr.microsoft.com/windows/servercore/iis";

function after(...lines: readonly string[]): World {
  return lines.reduce((world, line) => {
    const done = type(world, line);
    expect([line, done.output.stderr]).toEqual([line, ""]);
    return done.world;
  }, defaultLab());
}

function type(world: World, line: string, machine = "win-01"): Execution {
  return execute(world, machine, line);
}

/** An own NAT with a container's address behind it; Docker has published nothing. */
const nat = after(
  "New-VMSwitch -Name lan -SwitchType Internal",
  'New-NetIPAddress -InterfaceAlias "vEthernet (lan)" -IPAddress 10.99.0.1 -PrefixLength 24',
  "New-NetNat -Name InLan -InternalIPInterfaceAddressPrefix 10.99.0.0/24",
);
const ADD =
  "Add-NetNatStaticMapping -NatName InLan -Protocol TCP -ExternalIPAddress 0.0.0.0 -ExternalPort 8080 -InternalIPAddress 10.99.0.7 -InternalPort 80";
const mapped = type(nat, ADD);

describe("static mappings of WinNAT (facts on PowerShell, section 5)", () => {
  test("Add-NetNatStaticMapping prints what it has made, and Get-NetNatStaticMapping the same", () => {
    const block = `

StaticMappingID               : 0
NatName                       : InLan
Protocol                      : TCP
RemoteExternalIPAddressPrefix : 0.0.0.0/0
ExternalIPAddress             : 0.0.0.0
ExternalPort                  : 8080
InternalIPAddress             : 10.99.0.7
InternalPort                  : 80
InternalRoutingDomainId       : {00000000-0000-0000-0000-000000000000}
Active                        : True


`;
    expect(mapped.output).toEqual({ stdout: block, stderr: "" });
    expect(type(mapped.world, "Get-NetNatStaticMapping").output.stdout).toBe(block);
    expect(violations(mapped.world)).toEqual([]);
  });

  test("numbers count up, and a removed one does not come back to another mapping", () => {
    const three = [
      ADD.replace("8080", "8081"),
      ADD.replace("8080", "8082"),
      "Remove-NetNatStaticMapping -StaticMappingID 1 -Confirm:$false",
    ].reduce((world, line) => type(world, line).world, mapped.world);
    const shown = "(Get-NetNatStaticMapping).StaticMappingID";
    expect(type(three, shown).output.stdout).toBe("0\n2\n");
  });

  test("a mapping works: what comes to the host's port goes to the address behind the NAT", () => {
    const web = after(`docker run -d --name web ${IIS}`);
    const page = "curl.exe -s -o NUL -w '%{http_code}' http://192.168.10.21:8080/";
    expect(type(web, page, "laptop").output.stdout).toBe("000");
    const ip = "(docker inspect -f '{{.NetworkSettings.Networks.nat.IPAddress}}' web)";
    const line = ADD.replace("InLan", "(Get-NetNat).Name").replace("10.99.0.7", ip);
    expect(type(type(web, line).world, page, "laptop").output.stdout).toBe("200");
  });

  test.each([
    { line: ADD, hint: "Port 8080/tcp of this host has an owner already." },
    { line: ADD.replace("InLan", "nope"), hint: "There is no NAT named nope." },
    { line: ADD.replace("10.99.0.7", "web"), hint: "web is no IPv4 address." },
  ])("refused: $hint", ({ line, hint }) => {
    const { output, notes } = type(mapped.world, line);
    expect(output.stderr).toContain("Add-NetNatStaticMapping : The parameter is incorrect.");
    expect(notes.map(({ text }) => text)).toEqual([hint]);
  });

  test("Remove-NetNatStaticMapping asks first, and takes what is piped in", () => {
    const asked = type(mapped.world, "Remove-NetNatStaticMapping -NatName InLan");
    expect(asked.output.stdout).toContain("Are you sure you want to perform this action?");
    const silent = type(mapped.world, "Get-NetNatStaticMapping | Remove-NetNatStaticMapping -Confirm:$false");
    expect(silent.output).toEqual({ stdout: "", stderr: "" });
    expect(type(silent.world, "Get-NetNatStaticMapping").output.stdout).toBe("");
  });
});
