/** Command lines worth knowing, with what they are for. They go to the prompt, not into the lab. */
export const EXAMPLES: readonly { readonly text: string; readonly says: string }[] = [
  {
    text: "docker run -d --name web -p 8080:80 mcr.microsoft.com/windows/servercore/iis",
    says: "Run a container and publish a port",
  },
  {
    text: 'docker network create -d transparent -o com.docker.network.windowsshim.interface="Ethernet 2" corp',
    says: "Put containers on the LAN itself",
  },
  {
    text: "docker network create -d l2bridge --subnet 192.168.10.0/24 --gateway 192.168.10.1 bridge",
    says: "Share the host's subnet and MAC",
  },
  { text: "docker network create -d nat --subnet 172.30.0.0/16 private", says: "A second private network" },
  { text: "docker swarm init", says: "Begin a swarm, for overlay networks" },
  { text: "docker network ls", says: "List the networks" },
  { text: "docker ps -a", says: "List the containers" },
  { text: "docker network inspect nat", says: "All that Docker knows of a network" },
  { text: "Get-HnsNetwork", says: "All that HNS knows of its networks" },
  { text: "Get-HnsEndpoint", says: "The container's connections" },
  { text: "Get-VMSwitch", says: "The vSwitches" },
  { text: "Get-NetNat", says: "The NAT instances of WinNAT" },
  { text: "ipconfig /all", says: "The host's adapters and addresses" },
  { text: "hnsdiag list all", says: "Everything in HNS" },
  {
    text: "lab host add win-02 --os ws2022 --nic Ethernet=192.168.10.22/24",
    says: "Add a second host",
  },
  { text: "lab client add pc2 --ip 192.168.10.51", says: "Add a machine to the LAN" },
];
