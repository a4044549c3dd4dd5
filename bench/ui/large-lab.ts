const HOSTS = ["win-01", "win-02", "win-03"] as const;
const NETWORKS = ["nat", "back", "shop"] as const;
const IIS = "mcr.microsoft.com/windows/servercore/iis";

/**
 * Three hosts with three vSwitches each and the containers spread over them, as the text of a `.lab` file. The networks
 * keep clear of 172.16.0.0/12, where each host's own nat has a subnet.
 */
export function largeLab(containers: number): string {
  const hosts = HOSTS.slice(1).map(
    (host, at) => `win-01> lab host add ${host} --os ws2022 --nic Ethernet=192.168.10.${22 + at}/24`,
  );
  const networks = HOSTS.flatMap((host) => [
    `${host}> docker network create -d nat --subnet 10.28.0.0/16 back`,
    `${host}> docker network create -d nat --subnet 10.29.0.0/16 shop`,
  ]);
  const runs = Array.from({ length: containers }, (_, at) => {
    const network = NETWORKS[Math.floor(at / HOSTS.length) % NETWORKS.length] ?? "nat";
    const host = HOSTS[at % HOSTS.length] ?? "win-01";
    return `${host}> docker run -d --name c${at} --network ${network} ${IIS}`;
  });
  return [...hosts, ...networks, ...runs].join("\n");
}
