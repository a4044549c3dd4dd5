import { flowTo, type LossLab, SERVER, SHELL } from "./loss-lab.ts";

const AZURE: readonly string[] = [
  "lab reset",
  "lab internet add internet --ip 203.0.113.10 --listen tcp/80",
  "lab azure add vnet1 --prefix 10.240.0.0/16 --subnet 10.240.0.0/24",
  "lab host add win-01 --platform azure-vm --nic Ethernet=10.240.0.4/24 --nat-prefix 172.16.0.0/16",
];
const L2TUNNEL = "docker network create -d l2tunnel --subnet 10.240.0.0/24 --gateway 10.240.0.1 vnet";
const WEB = `docker run -d --name web --network vnet --ip 10.240.0.5 ${SERVER}`;
const API = `docker run -d --name api --network vnet --ip 10.240.0.6 ${SHELL}`;
const WIN_02 =
  "lab host add win-02 --platform azure-vm --nic Ethernet=10.240.0.20/24 --nat-prefix 172.17.0.0/16";

/** Losses at the Azure host: it forwards only what it assigned and what its rules allow. */
export const AZURE_LOSSES: readonly LossLab[] = [
  {
    reason: "azure-unknown-mac",
    lines: [
      ...AZURE,
      "docker network create -d transparent --subnet 10.240.0.0/24 --gateway 10.240.0.1 tr",
      `docker run -d --name api --network tr --ip 10.240.0.9 ${SHELL}`,
    ],
    flow: flowTo("win-01/api", "internet", "tcp/80"),
    fix: null,
  },
  {
    reason: "azure-ip-not-assigned",
    lines: [...AZURE, L2TUNNEL, WEB, API, "lab azure set vnet1 --ip win-01=10.240.0.5"],
    flow: flowTo("win-01/api", "internet", "tcp/80"),
    fix: "lab azure set vnet1 --ip win-01=10.240.0.6",
  },
  {
    reason: "azure-nsg-deny",
    lines: [
      ...AZURE,
      "lab azure set vnet1 --ip win-01=10.240.0.5 win-01=10.240.0.6",
      L2TUNNEL,
      WEB,
      API,
      "lab azure nsg add vnet1 no80 --priority 200 --direction in --action deny --port 80",
    ],
    flow: flowTo("win-01/api", "win-01/web", "tcp/80"),
    fix: "lab azure nsg rm vnet1 no80",
  },
  {
    reason: "azure-udr-missing",
    lines: [
      ...AZURE,
      WIN_02,
      "lab azure set vnet1 --ip-forwarding on",
      ...["win-01", "win-02"].flatMap((name, index) => [
        `${name}> docker network create -d l2bridge --subnet 10.244.${index + 1}.0/24 --gateway 10.244.${index + 1}.1 own`,
        `${name}> $n = Get-HnsNetwork | Where-Object Type -eq L2Bridge; $e = New-HnsEndpoint -NetworkId $n.ID -Name own_ep -IPAddress 10.244.${index + 1}.2 -Gateway 0.0.0.0; Attach-HnsHostEndpoint -EndpointID $e.ID -CompartmentID 1`,
        `${name}> Set-NetIPInterface -InterfaceAlias "vEthernet (own_ep)" -Forwarding Enabled`,
        `${name}> Set-NetIPInterface -InterfaceAlias "vEthernet (Ethernet)" -Forwarding Enabled`,
      ]),
      "lab azure udr add vnet1 10.244.1.0/24 10.240.0.4",
      `docker run -d --name api --network own --ip 10.244.1.10 ${SHELL}`,
      `win-02> docker run -d --name web --network own --ip 10.244.2.10 ${SERVER}`,
    ],
    flow: flowTo("win-01/api", "win-02/web", "tcp/80"),
    fix: "lab azure udr add vnet1 10.244.2.0/24 10.240.0.20",
  },
];
