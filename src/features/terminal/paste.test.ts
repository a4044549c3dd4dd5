import { expect, test } from "vitest";
import { pastedLines } from "./paste.ts";

test.each([
  ["two lines", "docker ps\r\ndocker network ls\n", ["docker ps", "docker network ls"]],
  ["prompts of a copied session", "PS C:\\> docker ps\nC:\\Users\\me> ipconfig", ["docker ps", "ipconfig"]],
  ["step numbers before the prompt", "4 PS C:\\> docker ps\nhostname", ["docker ps", "hostname"]],
  ["comments and empty lines", "# first\n\n  hostname\n", ["hostname"]],
  ["a backtick at the end of a line", "docker run `\n  -d web", ["docker run -d web"]],
])("%s", (_what, text, lines) => {
  expect(pastedLines(text).map((line) => line.text)).toEqual(lines);
});

test("a line of a scenario file names its machine", () => {
  expect(pastedLines("win-02> docker ps\nlaptop> curl http://192.168.10.21/")).toEqual([
    { machine: "win-02", text: "docker ps" },
    { machine: "laptop", text: "curl http://192.168.10.21/" },
  ]);
});
