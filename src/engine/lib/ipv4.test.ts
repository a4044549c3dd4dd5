import { expect, test } from "vitest";
import {
  broadcastOf,
  contains,
  formatIp,
  formatPrefix,
  isPrivate,
  overlaps,
  parseIp,
  parsePrefix,
} from "./ipv4.ts";

test.each([
  ["0.0.0.0", 0],
  ["10.0.0.1", 167772161],
  ["255.255.255.255", 4294967295],
  ["256.0.0.1", null],
  ["10.0.0", null],
  ["10.0.0.01", null],
  ["a.b.c.d", null],
])("address %s is %s", (text, value) => {
  expect(parseIp(text)).toBe(value);
  if (value !== null) expect(formatIp(value)).toBe(text);
});

test.each([
  ["10.1.2.3/24", "10.1.2.0/24", "10.1.2.255"],
  ["172.16.0.0/12", "172.16.0.0/12", "172.31.255.255"],
  ["0.0.0.0/0", "0.0.0.0/0", "255.255.255.255"],
  ["10.0.0.7/32", "10.0.0.7/32", "10.0.0.7"],
])("prefix %s is %s up to %s", (text, network, last) => {
  const prefix = parsePrefix(text);
  expect(prefix && formatPrefix(prefix)).toBe(network);
  expect(prefix && formatIp(broadcastOf(prefix))).toBe(last);
});

test.each(["10.0.0.0", "10.0.0.0/33", "10.0.0.0/", "x/24", "10.0.0.0/-1"])("%s is no prefix", (text) => {
  expect(parsePrefix(text)).toBeNull();
});

test("containment and overlap follow the longer prefix", () => {
  expect(contains("10.0.0.0/8", "10.200.1.1")).toBe(true);
  expect(contains("10.0.0.0/24", "10.0.1.1")).toBe(false);
  expect(overlaps("10.0.0.0/8", "10.9.0.0/16")).toBe(true);
  expect(overlaps("10.0.0.0/24", "10.0.1.0/24")).toBe(false);
});

test.each([
  ["192.168.10.5", true],
  ["203.0.113.10", false],
  ["169.254.3.4", true],
])("%s is private: %s (RFC 1918, 3927)", (ip, answer) => {
  expect(isPrivate(ip)).toBe(answer);
});
