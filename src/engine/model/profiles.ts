/** What differs between Windows versions. Source: facts on HNS, section 0; one row a version, one column a fact. */
export const OS_IDS = ["ws2016", "ws1709", "ws1803", "ws2019", "ws2022", "ws2025", "win10", "win11"] as const;
export type OsId = (typeof OS_IDS)[number];

export interface OsProfile {
  readonly id: OsId;
  /** As the host card shows it: "Windows Server 2022". */
  readonly title: string;
  readonly client: boolean;
  readonly build: number;
  /** Update build revision, the digits after the dot in `ver`. */
  readonly revision: number;
  readonly hnsMajor: number;
  readonly hnsMinor: number;
  readonly guidCase: "lower" | "upper";
  readonly natEngine: "winnat" | "ics";
  /** Text before the GUID in the name of the NAT instance. */
  readonly natNamePrefix: "H" | "NAT" | "ICS";
  readonly natSurvivesReboot: boolean;
  /** Several nat networks, or only parts of one WinNAT prefix. */
  readonly manyNatPrefixes: boolean;
  readonly hotAttach: boolean;
  /** The NAT is asked for packets of the host itself to 127.0.0.1. */
  readonly natLoopback: boolean;
  /** The NAT is asked for packets of the host itself to its own address. */
  readonly natOwnAddress: boolean;
  /** The NAT is asked for packets from a container to its own host's address. */
  readonly natHairpin: boolean;
  /** What a process container's compartment lets in without a rule. */
  readonly containerInbound: "allow" | "published-only";
  /** Overlay endpoints translate outbound traffic in VFP; before build 16237 dockerd adds an endpoint on nat. */
  readonly overlayOutboundNat: boolean;
  readonly routingMesh: boolean;
  /** l2bridge containers of two hosts in two subnets reach each other through the hosts. */
  readonly l2bridgeCrossSubnet: boolean;
  readonly vfpExtensionId: string;
  readonly captureExtensionId: string;
  readonly defaultIsolation: "process" | "hyperv";
  readonly curl: boolean;
}

const VFP_OLD = "E9B59CFA-2BE1-4B21-828F-B6FBDBDDC017";
const VFP_NEW = "F74F241B-440F-4433-BB28-00F89EAD20D8";
const CAPTURE_OLD = "EA24CD6C-D17A-4348-9190-09F0D5BE83DD";
const CAPTURE_NEW = "430BDADD-BAB0-41AB-A369-94B67FA5BE0A";

const WS2022: OsProfile = {
  id: "ws2022",
  title: "Windows Server 2022",
  client: false,
  build: 20348,
  revision: 2582,
  hnsMajor: 13,
  hnsMinor: 3,
  guidCase: "upper",
  natEngine: "winnat",
  natNamePrefix: "NAT",
  natSurvivesReboot: false,
  manyNatPrefixes: true,
  hotAttach: true,
  natLoopback: true,
  natOwnAddress: true,
  natHairpin: true,
  containerInbound: "allow",
  overlayOutboundNat: true,
  routingMesh: true,
  l2bridgeCrossSubnet: true,
  vfpExtensionId: VFP_NEW,
  captureExtensionId: CAPTURE_NEW,
  defaultIsolation: "process",
  curl: true,
};

const WS2019: OsProfile = {
  ...WS2022,
  id: "ws2019",
  title: "Windows Server 2019",
  build: 17763,
  revision: 5696,
  hnsMajor: 9,
  hnsMinor: 2,
  natEngine: "ics",
  natNamePrefix: "ICS",
  vfpExtensionId: VFP_OLD,
  captureExtensionId: CAPTURE_OLD,
};

const WS1803: OsProfile = {
  ...WS2019,
  id: "ws1803",
  title: "Windows Server, version 1803",
  build: 17134,
  revision: 191,
  hnsMajor: 7,
  hnsMinor: 2,
  guidCase: "lower",
  natEngine: "winnat",
  natNamePrefix: "NAT",
  natSurvivesReboot: true,
  routingMesh: false,
  l2bridgeCrossSubnet: false,
};

export const OS_PROFILES: Readonly<Record<OsId, OsProfile>> = {
  ws2016: {
    ...WS1803,
    id: "ws2016",
    title: "Windows Server 2016",
    build: 14393,
    revision: 6981,
    hnsMajor: 1,
    hnsMinor: 1,
    natNamePrefix: "H",
    manyNatPrefixes: false,
    hotAttach: false,
    natLoopback: false,
    natOwnAddress: false,
    natHairpin: false,
    containerInbound: "published-only",
    overlayOutboundNat: false,
    curl: false,
  },
  ws1709: {
    ...WS1803,
    id: "ws1709",
    title: "Windows Server, version 1709",
    build: 16299,
    revision: 785,
    hnsMajor: 5,
    hnsMinor: 1,
    natLoopback: false,
    natOwnAddress: true,
    natHairpin: false,
    curl: false,
  },
  ws1803: WS1803,
  ws2019: WS2019,
  ws2022: WS2022,
  ws2025: {
    ...WS2022,
    id: "ws2025",
    title: "Windows Server 2025",
    build: 26100,
    revision: 4349,
    hnsMajor: 16,
    hnsMinor: 0,
  },
  win10: {
    ...WS2019,
    id: "win10",
    title: "Windows 10",
    client: true,
    build: 19045,
    revision: 4412,
    hnsMajor: 11,
    hnsMinor: 10,
    captureExtensionId: CAPTURE_NEW,
    defaultIsolation: "hyperv",
  },
  win11: {
    ...WS2022,
    id: "win11",
    title: "Windows 11",
    client: true,
    build: 22631,
    revision: 3593,
    hnsMajor: 15,
    hnsMinor: 0,
    defaultIsolation: "hyperv",
  },
};
