import { expect, test } from "vitest";
import { createContainer } from "../dockerd/create-container.ts";
import { createNetwork } from "../dockerd/create-network.ts";
import { restartDaemon, restartHns } from "../dockerd/restart.ts";
import { startContainer } from "../dockerd/start-container.ts";
import { containerRequest, endpointRequest, HOST, networkRequest, testWorld } from "../dockerd/test-host.ts";
import type { HnsPolicy } from "../model/hns.ts";
import { violations } from "../model/invariants.ts";
import { Transaction } from "../model/transaction.ts";
import { newVMSwitch } from "../vmswitch/new-vmswitch.ts";
import { applyEndpointPolicies } from "./apply-policies.ts";
import { attachHostEndpoint } from "./attach-host-endpoint.ts";
import { createHnsEndpoint } from "./create-endpoint.ts";
import { hcnDocument } from "./hcn-document.ts";

/** An l2bridge network 10.244.1.0/24 with the container "k1" running on it. */
function l2bridge(): Transaction {
  const tx = new Transaction(testWorld());
  const ipam = [{ subnet: "10.244.1.0/24", gateway: "10.244.1.1" }];
  createNetwork(tx, HOST, networkRequest({ name: "l2net", driver: "l2bridge", ipam }));
  const place = { networkMode: "l2net", endpoints: [endpointRequest("l2net", { ip: "10.244.1.10" })] };
  const made = createContainer(tx, HOST, containerRequest({ name: "k1", ...place }));
  if (made.ok) startContainer(tx, HOST, made.value.id);
  return tx;
}

test("a host endpoint becomes the next hop of containers that run already (facts on packets, 11)", () => {
  const tx = l2bridge();
  const network = tx.host(HOST).hnsNetworks.find(({ type }) => type === "l2bridge");
  const made = createHnsEndpoint(tx, HOST, {
    request: { Name: "l2net_ep", VirtualNetwork: network?.id ?? "", IPAddress: "10.244.1.2" },
    seed: "l2net_ep",
    owner: "the host",
  });
  expect(made.ok && attachHostEndpoint(tx, HOST, made.value.id).ok).toBe(true);
  const compartment = tx.host(HOST).compartments.find(({ kind }) => kind === "container");
  expect(compartment?.routes.find(({ prefix }) => prefix === "0.0.0.0/0")?.nextHop).toBe("10.244.1.2");
  const own = tx.host(HOST).compartments.find(({ kind }) => kind === "host");
  expect(own?.interfaces.map(({ alias }) => alias)).toContain("vEthernet (l2net_ep)");
  expect(violations(tx.world)).toEqual([]);
});

test("an ACL policy with RuleType Switch becomes a rule of the endpoint's port (lb-16)", () => {
  const tx = l2bridge();
  const [endpoint] = tx.host(HOST).hnsEndpoints;
  const block: HnsPolicy = {
    Type: "ACL",
    Action: "Block",
    Direction: "In",
    Protocol: 6,
    LocalPorts: "80",
    RemotePorts: "",
    LocalAddresses: "",
    RemoteAddresses: "",
    RuleType: "Switch",
    Priority: 200,
  };
  expect(endpoint && applyEndpointPolicies(tx, HOST, endpoint.id, [block]).ok).toBe(true);
  const port = tx.host(HOST).ports.find(({ role }) => role === "endpoint");
  const inbound = port?.vfp?.layers[0]?.groups.find(({ direction }) => direction === "IN");
  expect(inbound?.rules).toMatchObject([
    { priority: 200, match: { protocols: [6], dstPorts: [80] }, action: { type: "block" } },
  ]);
  const malformed =
    endpoint && applyEndpointPolicies(tx, HOST, endpoint.id, [{ ...block, RemoteAddresses: "Any" }]);
  expect(malformed && !malformed.ok && malformed.error.errorCode.toString(16)).toBe("803b000d");
});

test("a switch made by New-VMSwitch is a transparent network after hns and docker restart (R33)", () => {
  const tx = new Transaction(testWorld({ adapters: [{}] }));
  newVMSwitch(tx, HOST, { name: "CORP", adapters: ["Ethernet"], type: "external", allowManagementOs: true });
  const refused = createNetwork(tx, HOST, networkRequest({ name: "x", driver: "transparent" }));
  expect(refused.ok ? "created" : refused.error.code).toBe("adapter-already-bound");
  restartHns(tx, HOST);
  restartDaemon(tx, HOST);
  const adopted = tx.host(HOST).dockerNetworks.find(({ name }) => name === "CORP");
  expect(adopted).toMatchObject({ driver: "transparent", scope: "local", hnsOwned: true });
  expect(violations(tx.world)).toEqual([]);
});

test.each([
  [
    { Type: "NAT", ExternalPort: 8080, InternalPort: 80, Protocol: "tcp", ExternalPortReserved: false },
    '{"Type":"PortMapping","Settings":{"Protocol":6,"InternalPort":80,"ExternalPort":8080,"VIP":"","Flags":0}}',
  ],
  [
    { Type: "OutBoundNAT", ExceptionList: ["10.244.0.0/16"] },
    '{"Type":"OutBoundNAT","Settings":{"VirtualIP":"","Exceptions":["10.244.0.0/16"],"Destinations":[],"Flags":0}}',
  ],
  [
    { Type: "ACL", Action: "Allow", Direction: "In", Protocol: 6, LocalPorts: "80", Priority: 200 },
    '{"Type":"ACL","Settings":{"Action":"Allow","Direction":"In","Priority":200,"Protocols":"6","LocalPorts":"80","RemotePorts":""}}',
  ],
  [
    { Type: "PA", PA: "192.168.1.10" },
    '{"Type":"ProviderAddress","Settings":{"ProviderAddress":"192.168.1.10"}}',
  ],
  [
    { Type: "QOS", MaximumOutgoingBandwidthInBytes: 1048576 },
    '{"Type":"QOS","Settings":{"MaximumOutgoingBandwidthInBytes":1048576}}',
  ],
  [
    { Type: "ROUTE", DestinationPrefix: "10.96.0.0/12", NeedEncap: true },
    '{"Type":"SDNRoute","Settings":{"DestinationPrefix":"10.96.0.0/12","NextHop":"","NeedEncap":true}}',
  ],
])("facts on HNS, 5.2: a policy of an endpoint in v2 form, %j", (policy, json) => {
  const document = hcnDocument("endpoint", { Policies: [policy] });
  expect(JSON.stringify(document["Policies"])).toBe(`[${json}]`);
});

test.each([
  ["VLAN", 12],
  ["VSID", 4096],
])("facts on HNS, 5.1: %s of a network is one of its subnets' in v2", (type, id) => {
  const v1 = { Policies: [{ Type: type, [type]: id }], Subnets: [{ AddressPrefix: "10.0.0.0/24" }] };
  const document = hcnDocument("network", v1);
  expect(document["Policies"]).toEqual([]);
  expect(document["Ipams"]).toEqual([
    {
      Type: "Static",
      Subnets: [
        {
          IpAddressPrefix: "10.0.0.0/24",
          Policies: [{ Type: type, Settings: { IsolationId: id } }],
          Routes: [],
        },
      ],
    },
  ]);
});
