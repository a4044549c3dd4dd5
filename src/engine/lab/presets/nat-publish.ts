import { onWin01, type Preset } from "./preset.ts";

export const NAT_PUBLISH: Preset = {
  name: "nat-publish",
  title: "One host, nat",
  summary: "Two containers, one in a Hyper-V VM. Publish a port.",
  lines: [
    onWin01(
      "docker run -d --name web -p 8080:80 mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022",
      "Containers on nat are hidden behind the host. -p 8080:80 lets the LAN in by the host's port 8080.",
    ),
    onWin01(
      "docker run -d --name api --isolation hyperv mcr.microsoft.com/windows/nanoserver:ltsc2022 ping -t localhost",
      "The same network, but in a utility VM with a kernel of its own.",
    ),
  ],
};
