import fc from "fast-check";
import { expect, test } from "vitest";
import { toJson } from "../json.ts";
import { type PsObject, type PsValue, psObject } from "../value.ts";
import { cellText } from "./cell.ts";
import { formatItems } from "./format.ts";
import { listBlock } from "./list.ts";

const custom = (properties: Readonly<Record<string, PsValue>>): PsObject =>
  psObject("PSCustomObject", properties);
const extension = (Id: string, IsEnabled: boolean, Name: string) => custom({ Id, IsEnabled, Name });

/** Sample get-hnsnetwork-list/04: a Windows Server 2025 host with a console of 100 columns, of which Windows uses 99. */
const WS2025_EXTENSIONS = [
  extension("E7C3B2F0-F3C5-48DF-AF2B-10FED6D72E7A", false, "Microsoft Windows Filtering Platform"),
  extension("F74F241B-440F-4433-BB28-00F89EAD20D8", false, "Microsoft Azure VFP Switch Extension"),
  extension("430BDADD-BAB0-41AB-A369-94B67FA5BE0A", true, "Microsoft NDIS Capture"),
];

test("sample get-hnsnetwork-list/04: values wrap at blanks under themselves, in a console of 100 columns", () => {
  const rows = [
    { label: "CurrentEndpointCount", value: "1" },
    { label: "Extensions", value: cellText(WS2025_EXTENSIONS) },
    { label: "MaxConcurrentEndpoints", value: "3" },
  ];
  expect(listBlock(rows, 99)).toBe(
    [
      "CurrentEndpointCount   : 1",
      "Extensions             : {@{Id=E7C3B2F0-F3C5-48DF-AF2B-10FED6D72E7A; IsEnabled=False; ",
      "                         Name=Microsoft Windows Filtering Platform}, ",
      "                         @{Id=F74F241B-440F-4433-BB28-00F89EAD20D8; IsEnabled=False; ",
      "                         Name=Microsoft Azure VFP Switch Extension}, ",
      "                         @{Id=430BDADD-BAB0-41AB-A369-94B67FA5BE0A; IsEnabled=True; Name=Microsoft ",
      "                         NDIS Capture}}",
      "MaxConcurrentEndpoints : 3",
      "",
    ].join("\n"),
  );
});

test("facts on PowerShell, 1.1: a network of Windows Server 2019 in a console of 120 columns", () => {
  const nothing = custom({});
  const network = psObject("HnsNetwork", {
    ActivityId: "590029B7-FC99-4491-B040-715FF4F41B92",
    AdditionalParams: nothing,
    CurrentEndpointCount: 1,
    Extensions: [
      extension("E7C3B2F0-F3C5-48DF-AF2B-10FED6D72E7A", false, "Microsoft Windows Filtering Platform"),
      extension("E9B59CFA-2BE1-4B21-828F-B6FBDBDDC017", false, "Microsoft Azure VFP Switch Extension"),
      extension("EA24CD6C-D17A-4348-9190-09F0D5BE83DD", true, "Microsoft NDIS Capture"),
    ],
    IPv6: false,
    MacPools: [custom({ EndMacAddress: "00-15-5D-9A-EF-FF", StartMacAddress: "00-15-5D-9A-E0-00" })],
    MaxConcurrentEndpoints: 1,
    Policies: [],
    Resources: custom({
      AdditionalParams: nothing,
      AllocationOrder: 2,
      Allocators: [custom({ Tag: "ICS" })],
      Health: custom({ LastErrorCode: 0 }),
      ID: "590029B7-FC99-4491-B040-715FF4F41B92",
      PortOperationTime: 0,
      State: 1,
      SwitchOperationTime: 0,
      VfpOperationTime: 0,
      parentId: "FB23740A-CC2E-494F-ABB8-4A2A5226A551",
    }),
    Version: 38654705666,
  });
  expect(formatItems([network])).toBe(
    [
      "",
      "",
      "ActivityId             : 590029B7-FC99-4491-B040-715FF4F41B92",
      "AdditionalParams       : ",
      "CurrentEndpointCount   : 1",
      "Extensions             : {@{Id=E7C3B2F0-F3C5-48DF-AF2B-10FED6D72E7A; IsEnabled=False; Name=Microsoft Windows Filtering ",
      "                         Platform}, @{Id=E9B59CFA-2BE1-4B21-828F-B6FBDBDDC017; IsEnabled=False; Name=Microsoft Azure ",
      "                         VFP Switch Extension}, @{Id=EA24CD6C-D17A-4348-9190-09F0D5BE83DD; IsEnabled=True; ",
      "                         Name=Microsoft NDIS Capture}}",
      "IPv6                   : False",
      "MacPools               : {@{EndMacAddress=00-15-5D-9A-EF-FF; StartMacAddress=00-15-5D-9A-E0-00}}",
      "MaxConcurrentEndpoints : 1",
      "Policies               : {}",
      "Resources              : @{AdditionalParams=; AllocationOrder=2; Allocators=System.Object[]; Health=; ",
      "                         ID=590029B7-FC99-4491-B040-715FF4F41B92; PortOperationTime=0; State=1; SwitchOperationTime=0; ",
      "                         VfpOperationTime=0; parentId=FB23740A-CC2E-494F-ABB8-4A2A5226A551}",
      "Version                : 38654705666",
      "",
      "",
      "",
    ].join("\n"),
  );
});

test.each([
  [[1, 2, 3, 4], "{1, 2, 3, 4}"],
  [["a", "b", "c", "d", "e"], "{a, b, c, d...}"],
  [[], "{}"],
  [null, ""],
  [true, "True"],
  [custom({ a: 1, b: custom({ c: 1 }), d: [1], e: null }), "@{a=1; b=; d=System.Object[]; e=}"],
])("facts on PowerShell, 0.3 and 0.4: %j in a list is %s", (value, text) => {
  expect(cellText(value)).toBe(text);
});

test("samples get-vmswitch/01: an auto-sized table of switches", () => {
  const row = (Name: string, SwitchType: string, NetAdapterInterfaceDescription: string) =>
    psObject("VMSwitch", { Name, SwitchType, NetAdapterInterfaceDescription });
  expect(
    formatItems([
      row("Default Switch", "Internal", ""),
      row("iEthernet", "Internal", ""),
      row("eEthernet", "External", "Realtek Gaming GbE Family Controller"),
    ]),
  ).toBe(
    [
      "",
      "Name           SwitchType NetAdapterInterfaceDescription",
      "----           ---------- ------------------------------",
      "Default Switch Internal   ",
      "iEthernet      Internal   ",
      "eEthernet      External   Realtek Gaming GbE Family Controller",
      "",
      "",
      "",
    ].join("\n"),
  );
});

test("facts on PowerShell, 7: adapters in fixed columns, cut with dots, a number at the end kept", () => {
  const row = (
    Name: string,
    InterfaceDescription: string,
    ifIndex: number,
    MacAddress: string,
    LinkSpeed: string,
  ) => psObject("NetAdapter", { Name, InterfaceDescription, ifIndex, Status: "Up", MacAddress, LinkSpeed });
  expect(
    formatItems([
      row("vEthernet (nat)", "Hyper-V Virtual Ethernet Adapter", 13, "00-15-5D-C3-D0-01", "10 Gbps"),
      row("Ethernet", "Intel(R) 82574L Gigabit Network Connection", 6, "00-15-5D-01-02-03", "1 Gbps"),
      row(
        "vEthernet (Default Switch)",
        "Hyper-V Virtual Ethernet Adapter #3",
        53,
        "00-15-5D-F1-82-1C",
        "10 Gbps",
      ),
      row("VMware Network Adapter VMnet8", "", 2, "00-50-56-C0-00-08", "100 Mbps"),
    ]),
  ).toBe(
    [
      "",
      "Name                      InterfaceDescription                    ifIndex Status       MacAddress             LinkSpeed",
      "----                      --------------------                    ------- ------       ----------             ---------",
      "vEthernet (nat)           Hyper-V Virtual Ethernet Adapter             13 Up           00-15-5D-C3-D0-01        10 Gbps",
      "Ethernet                  Intel(R) 82574L Gigabit Network Conn...       6 Up           00-15-5D-01-02-03         1 Gbps",
      "vEthernet (Default Swi... Hyper-V Virtual Ethernet Adapter #3          53 Up           00-15-5D-F1-82-1C        10 Gbps",
      "VMware Network Adapte...8                                               2 Up           00-50-56-C0-00-08       100 Mbps",
      "",
      "",
      "",
    ].join("\n"),
  );
});

test("facts on PowerShell, 7: services in fixed columns, the last one padded too", () => {
  const rows = [
    psObject("ServiceController", { Status: "Running", Name: "hns", DisplayName: "Host Network Service" }),
    psObject("ServiceController", {
      Status: "Running",
      Name: "vmcompute",
      DisplayName: "Hyper-V Host Compute Service",
    }),
  ];
  expect(formatItems(rows)).toBe(
    [
      "",
      "Status   Name               DisplayName                           ",
      "------   ----               -----------                           ",
      "Running  hns                Host Network Service                  ",
      "Running  vmcompute          Hyper-V Host Compute Service          ",
      "",
      "",
      "",
    ].join("\n"),
  );
});

test("sample get-hnsendpoint-json/01: ConvertTo-Json sets members in under their bracket", () => {
  const endpoint = custom({
    EncapOverhead: 50,
    IsRemoteEndpoint: true,
    Policies: [custom({ PA: "10.123.74.74", Type: "PA" })],
    Resources: custom({
      AllocationOrder: 1,
      Allocators: [custom({ AllocationOrder: 0, Tag: "VNET Policy" })],
      ID: "193b6f8d-b760-4940-9abb-66a91e5af49a",
    }),
    SharedContainers: [],
    Version: 21474836481,
  });
  expect(toJson(endpoint, 5, false)).toBe(
    [
      "{",
      '    "EncapOverhead":  50,',
      '    "IsRemoteEndpoint":  true,',
      '    "Policies":  [',
      "                     {",
      '                         "PA":  "10.123.74.74",',
      '                         "Type":  "PA"',
      "                     }",
      "                 ],",
      '    "Resources":  {',
      '                      "AllocationOrder":  1,',
      '                      "Allocators":  [',
      "                                         {",
      '                                             "AllocationOrder":  0,',
      '                                             "Tag":  "VNET Policy"',
      "                                         }",
      "                                     ],",
      '                      "ID":  "193b6f8d-b760-4940-9abb-66a91e5af49a"',
      "                  },",
      '    "SharedContainers":  [',
      "",
      "                         ],",
      '    "Version":  21474836481',
      "}",
    ].join("\n"),
  );
  expect(toJson(custom({ a: "<'>", b: null, c: [1, 2] }), 2, true)).toBe(
    '{"a":"\\u003c\\u0027\\u003e","b":null,"c":[1,2]}',
  );
  expect(JSON.parse(toJson(endpoint, 1, false))).toMatchObject({ Policies: ["@{PA=10.123.74.74; Type=PA}"] });
});

const value: fc.Arbitrary<PsValue> = fc.letrec<{ value: PsValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 6 }),
    fc.dictionary(fc.string({ maxLength: 5 }), tie("value"), { maxKeys: 6 }).map(custom),
  ),
})).value;

test("any objects print and turn into JSON that parses", () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 5 }), (items) => {
      expect(typeof formatItems(items)).toBe("string");
      for (const item of items) {
        JSON.parse(toJson(item, 3, false));
        JSON.parse(toJson(item, 3, true));
      }
    }),
    { numRuns: 300 },
  );
});
