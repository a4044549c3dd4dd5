import fc from "fast-check";

/** Names that trip programs up: JavaScript's own words, quotes, separators, letters of two units, very long ones. */
const NAMES = [
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "toString",
  '"a b"',
  "'it''s'",
  "a;b",
  "a|b",
  "$(docker ps)",
  "$x",
  "`",
  "ö",
  "\u{1d54f}y",
  "-",
  "--",
  "..",
  "a".repeat(300),
  "0.0.0.0/0",
  "65536",
  "-1",
  "1e999",
  "{{.}}",
  "{{range .}}",
  "null",
  "@{a=1}",
  "\\",
  "\t",
];

const TEMPLATES: readonly ((name: string) => string)[] = [
  (name) => `docker run -d --name ${name} nginx`,
  (name) => `docker run -d --network ${name} nginx`,
  (name) => `docker run -d -p ${name}:80 nginx`,
  (name) => `docker run -d --ip ${name} --label ${name}=${name} nginx`,
  (name) => `docker run -d --env ${name} --hostname ${name} ${name}`,
  (name) => `docker network create -d nat --subnet ${name} ${name}`,
  (name) => `docker network create -d ${name} n1`,
  (name) => `docker network create -o ${name}=${name} --label ${name} ${name}`,
  (name) => `docker network connect --alias ${name} nat ${name}`,
  (name) => `docker ${name} ${name}`,
  (name) => `docker ps --format ${name} --filter ${name}`,
  (name) => `docker inspect ${name}`,
  (name) => `docker service create --name ${name} --network ${name} nginx`,
  (name) => `docker node update --label-add ${name}=${name} ${name}`,
  (name) => `docker swarm init --advertise-addr ${name}`,
  (name) => `Get-HnsNetwork ${name}`,
  (name) => `Get-HnsNetwork | Where-Object Name -match ${name} | ConvertTo-Json`,
  (name) => `New-HnsNetwork -Type ${name} -Name ${name} -AddressPrefix ${name}`,
  (name) => `Invoke-HnsRequest -Method POST -Type networks -Data ${name}`,
  (name) => `New-VMSwitch -Name ${name} -SwitchType Internal`,
  (name) => `New-NetFirewallRule -DisplayName ${name} -LocalPort ${name}`,
  (name) => `New-NetIPAddress -IPAddress ${name} -PrefixLength ${name} -InterfaceAlias ${name}`,
  (name) => `$a = ${name}; $a.${name}; ${name}[${name}]`,
  (name) => `${name} | ForEach-Object { ${name} }`,
  (name) => `lab host add ${name} --os ws2022 --nic ${name}=10.1.0.1/24`,
  (name) => `lab client add ${name} --ip ${name}`,
  (name) => `lab segment add ${name} --subnet ${name}`,
  (name) => `lab trace ${name} ${name} ${name}`,
  (name) => `ping -n ${name} ${name}`,
  (name) => `curl.exe -o ${name} http://${name}:${name}/`,
  (name) => `netsh ${name} ${name}`,
  (name) => `route add ${name} mask ${name} ${name}`,
];

const hostileName = fc
  .tuple(fc.constantFrom(...TEMPLATES), fc.constantFrom(...NAMES))
  .map(([template, name]) => template(name));

const WORDS =
  "docker run -d --name c1 network create nat rm inspect Get-HnsNetwork | ; { } ( ) $_ -eq ' \" ` @ , > 2>&1 && lab host ConvertTo-Json -- =".split(
    " ",
  );
const noise = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(" ")),
);

/** A line with a piece cut out, doubled or replaced, or cut off. */
export function mutated(line: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .record({
      line,
      at: fc.nat(200),
      length: fc.nat(6),
      change: fc.constantFrom("cut", "cut off", "double", "put"),
      piece: fc.constantFrom(
        "'",
        '"',
        "`",
        "$",
        "(",
        ")",
        "{",
        "}",
        "|",
        ";",
        "&",
        ",",
        "=",
        " -",
        "\\",
        "%",
        " ",
      ),
    })
    .map(({ line: text, at, length, change, piece }) => {
      const from = at % (text.length + 1);
      const [before, middle, after] = [
        text.slice(0, from),
        text.slice(from, from + length),
        text.slice(from + length),
      ];
      if (change === "cut") return before + after;
      if (change === "cut off") return before;
      return change === "double" ? before + middle + middle + after : before + piece + after;
    });
}

/** Lines that nobody types on purpose. */
export const hostileLine = fc.oneof(hostileName, noise);
