import { onWin01, type Preset } from "./preset.ts";

export const AZURE_L2TUNNEL: Preset = {
  name: "azure-l2tunnel",
  title: "l2tunnel in Azure",
  summary: "Every frame goes up to the Azure host, also between two containers of one VM.",
  lines: [
    onWin01("lab reset", "Azure has no LAN of its own: this lab starts from nothing."),
    onWin01("lab internet add internet --ip 203.0.113.10 --listen tcp/80 tcp/443 --name www.example.com"),
    onWin01("lab azure add vnet1 --prefix 10.240.0.0/16 --subnet 10.240.0.0/24"),
    onWin01(
      "lab host add win-01 --platform azure-vm --nic Ethernet=10.240.0.4/24 --nat-prefix 172.16.0.0/16",
    ),
    onWin01(
      "lab azure set vnet1 --ip win-01=10.240.0.5 win-01=10.240.0.6",
      "Azure drops sources that it does not know: container addresses are assigned to the VM's NIC first.",
    ),
    onWin01("docker network create -d l2tunnel --subnet 10.240.0.0/24 --gateway 10.240.0.1 vnet"),
    onWin01(
      "docker run -d --name web --network vnet --ip 10.240.0.5 mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022",
    ),
    onWin01(
      "docker run -d --name app --network vnet --ip 10.240.0.6 mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost",
    ),
  ],
};
