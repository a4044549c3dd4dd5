/**
 * Words and phrases that scenarios repeat, each written as one byte. Part of the format: their order and number stay as
 * they are.
 */
const PHRASES = [
  "docker run -d --name ",
  "docker network create -d ",
  "docker network connect ",
  "docker network disconnect ",
  "docker network inspect ",
  "docker network rm ",
  "docker network ls",
  "docker network ",
  "docker service create --name ",
  "docker service ",
  "docker swarm init --advertise-addr ",
  "docker swarm join --token ",
  "docker swarm ",
  "docker exec ",
  "docker inspect ",
  "docker stop ",
  "docker start ",
  "docker rm -f ",
  "docker rm ",
  "docker port ",
  "docker ps",
  "docker ",
  "docker run ",
  "docker compose ",
  " --name ",
  " --network ",
  " --network-alias ",
  " --ip ",
  " --subnet ",
  " --gateway ",
  " --isolation hyperv",
  " --isolation process",
  " --isolation=hyperv",
  " --isolation=process",
  " --hostname ",
  " --dns ",
  " --mac-address ",
  " --restart ",
  " --label ",
  " --env ",
  " --publish ",
  " --replicas ",
  " --attachable",
  " --listen-addr ",
  " -p ",
  " -e ",
  " -l ",
  " -d ",
  " -it ",
  " --rm ",
  " -o com.docker.network.windowsshim.",
  " -o com.docker.network.driver.overlay.vxlanid_list=",
  " -o ",
  "interface=",
  "vlanid=",
  "enable_outboundnat=true",
  "outboundnat_exceptions=",
  "networkname=",
  "dnsservers=",
  "nat ",
  "transparent",
  "l2bridge",
  "l2tunnel",
  "overlay",
  "mcr.microsoft.com/windows/servercore",
  "mcr.microsoft.com/windows/nanoserver",
  "mcr.microsoft.com/windows/server",
  "mcr.microsoft.com/windows",
  "mcr.microsoft.com/dotnet/aspnet",
  "mcr.microsoft.com/dotnet/runtime",
  "mcr.microsoft.com/dotnet/framework/aspnet",
  "mcr.microsoft.com/dotnet/framework/",
  "mcr.microsoft.com/dotnet/",
  "mcr.microsoft.com/mssql/server",
  "mcr.microsoft.com/",
  "/iis",
  ":windowsservercore-ltsc2022",
  ":windowsservercore-ltsc2019",
  ":windowsservercore",
  ":ltsc2022",
  ":ltsc2019",
  ":ltsc2016",
  ":ltsc2025",
  "-ltsc2022",
  "-ltsc2019",
  ":latest",
  "-latest",
  ":8.0",
  ":9.0",
  ":4.8",
  ":1809",
  "nginx",
  "redis",
  "httpd",
  " ping -t localhost",
  " cmd /c ",
  " powershell ",
  '"Ethernet 2"',
  '"Ethernet 3"',
  "Ethernet",
  '"vEthernet (',
  "192.168.",
  "192.168.10.",
  "172.16.",
  "10.0.",
  "10.244.",
  "255.255.",
  "0/24",
  "/24",
  "/16",
  "/20",
  ":443",
  ":8080",
  ":80",
  ":5000",
  ":1433",
  ":6379",
  "/udp",
  "/tcp",
  "tcp/",
  "udp/",
  "lab host add ",
  "lab host set ",
  "lab nic plug ",
  "lab router add ",
  "lab client add ",
  "lab listen ",
  "lab internet add ",
  "lab dhcp add ",
  "lab dns add ",
  "lab azure ",
  "lab segment add ",
  "lab filter add ",
  "lab ",
  " --os ws20",
  " --platform ",
  " --nic ",
  " --vlan ",
  " --allow ",
  " --port trunk",
  "win-0",
  "win-01> ",
  "win-02> ",
  "laptop> ",
  "> ",
  "Get-Hns",
  "Get-Net",
  "Get-VM",
  "New-Net",
  "curl http://",
  "ping ",
  "#! place ",
  "containers/win-01/@",
  "vswitches/win-01/@",
  "#! canvas",
  "#! title ",
  "container",
  "network",
  "server",
] as const;

/** Before a byte that stands for itself although it is the number of a phrase. */
const ESCAPE = 1;
const LINE_END = 10;

/** Numbers that text of commands does not use: control characters, and everything above the tilde. */
const CODES = Array.from({ length: 256 }, (_, code) => code).filter(
  (code) => code !== ESCAPE && code !== LINE_END && (code < 32 || code > 126),
);

const PHRASE_OF = new Map<number, string>();
const BY_FIRST = new Map<string, { readonly phrase: string; readonly code: number }[]>();
PHRASES.forEach((phrase, at) => {
  const code = CODES[at];
  if (code === undefined) throw new Error("more phrases than numbers");
  PHRASE_OF.set(code, phrase);
  const first = phrase.slice(0, 1);
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), { phrase, code }]);
});
for (const phrases of BY_FIRST.values())
  phrases.sort((left, right) => right.phrase.length - left.phrase.length);

/** Numbers after which a new word begins. */
export const ENDS_WORD: readonly boolean[] = Array.from(
  { length: 256 },
  (_, code) => code === 32 || code === LINE_END || (PHRASE_OF.get(code)?.endsWith(" ") ?? false),
);

/** The row in bytes, the longest phrase first, without its line end. */
export function toTokens(row: string): number[] {
  const codes: number[] = [];
  for (let at = 0; at < row.length; ) {
    const known = BY_FIRST.get(row.charAt(at))?.find(({ phrase }) => row.startsWith(phrase, at));
    if (known) {
      codes.push(known.code);
      at += known.phrase.length;
      continue;
    }
    const character = String.fromCodePoint(row.codePointAt(at) ?? 0);
    for (const byte of new TextEncoder().encode(character)) {
      if (byte === ESCAPE || PHRASE_OF.has(byte)) codes.push(ESCAPE);
      codes.push(byte);
    }
    at += character.length;
  }
  return codes;
}

/** The way back. */
export function fromTokens(codes: readonly number[]): string {
  let text = "";
  let plain: number[] = [];
  const flush = (): void => {
    if (plain.length > 0) text += new TextDecoder().decode(Uint8Array.from(plain));
    plain = [];
  };
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0;
    const phrase = PHRASE_OF.get(code);
    if (code === ESCAPE) plain.push(codes[(at += 1)] ?? 0);
    else if (phrase === undefined) plain.push(code);
    else {
      flush();
      text += phrase;
    }
  }
  flush();
  return text;
}
