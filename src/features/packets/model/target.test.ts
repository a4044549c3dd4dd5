import { expect, test } from "vitest";
import { flowLine, readTarget } from "./target.ts";

test.each([
  { typed: "192.168.10.21", read: { to: "192.168.10.21" } },
  { typed: "192.168.10.21:8080", read: { to: "192.168.10.21", port: 8080 } },
  { typed: "http://web/", read: { to: "web", proto: "tcp", port: 80 } },
  { typed: "https://web", read: { to: "web", proto: "tcp", port: 443 } },
  { typed: "http://192.168.10.21:8080/x?y", read: { to: "192.168.10.21", proto: "tcp", port: 8080 } },
  { typed: "gateway:win-01/nat", read: { to: "gateway:win-01/nat" } },
  { typed: "web:99999", read: { to: "web:99999" } },
  { typed: " win-01/web ", read: { to: "win-01/web" } },
])("“$typed” is read as $read", ({ typed, read }) => {
  expect(readTarget(typed)).toEqual(read);
});

test.each([
  { proto: "tcp", port: 8080, line: "http://web:8080/" },
  { proto: "tcp", port: 80, line: "http://web/" },
  { proto: "tcp", port: 1433, line: "web:1433" },
  { proto: "icmp", port: 0, line: "ping web" },
] as const)("$proto/$port is written “$line”", ({ proto, port, line }) => {
  expect(flowLine({ from: "laptop", to: "web", proto, port })).toBe(line);
});
