import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { HostName } from "../model/ids.ts";
import { Transaction } from "../model/transaction.ts";
import { EMPTY_WORLD } from "../model/world.ts";
import { parse } from "./parse.ts";
import type { Place } from "./program.ts";
import { programs } from "./registry.ts";
import { runLine } from "./run.ts";

const PLACE: Place = { kind: "host", host: "win-01" as HostName };

beforeAll(() => {
  programs.set("words", {
    name: "words",
    summary: "prints each word it gets on a line",
    on: ["host"],
    run: ({ args, stdin }) => ({
      stdout: [...args.map(({ text }) => `<${text}>\n`), stdin === null ? "" : `in ${stdin}`].join(""),
      stderr: args[0]?.text === "fail" ? "bad\n" : "",
      exitCode: args[0]?.text === "fail" ? 3 : 0,
      notes: [],
    }),
  });
});
afterAll(() => programs.delete("words"));

function run(line: string) {
  return runLine(new Transaction(EMPTY_WORLD), PLACE, line);
}

test.each([
  ["words a b", "<a><b>"],
  ["words -p 8080:80 -d", "<-p><8080:80><-d>"],
  ["words -p8080:80", "<-p8080:80>"],
  ['words --subnet="10.0.0.0/24"', "<--subnet=10.0.0.0/24>"],
  ['words \'it\'\'s\' "say ""hi"""', '<it\'s><say "hi">'],
  ['words a` b `"q', '<a b><"q>'],
  ["words -o a=b,c", "<-o><a=b><c>"],
  ["words a , b", "<a><b>"],
  ["words 'a,b' \"c,d\"", "<a,b><c,d>"],
  [
    'words -o com.docker.network.windowsshim.interface="Ethernet 2", "Ethernet 3" TeamedNet',
    "<-o><com.docker.network.windowsshim.interface=Ethernet 2><Ethernet 3><TeamedNet>",
  ],
  ["words '{{json .IPAM}}'", "<{{json .IPAM}}>"],
  ["words {echo sleep; sleep 360000;}", "<echo sleep; sleep 360000;>"],
  ["words --% a,b $x | words", "in <a,b>\n<$x>\n"],
  ["words a # b", "<a>"],
  ["words a#b", "<a#b>"],
  ["words -- -x", "<--><-x>"],
  ["$x='b'; words a$x \"$x c\" '$x' ${x}d", "<ab><b c><$x><bd>"],
  ["words http://$(words x):80", "<http://<x>:80>"],
  ["words $(words a b)", "<<a>><<b>>"],
  ["words @(1,2)", "<1><2>"],
  ["& words a", "<a>"],
  ["WORDS.EXE a", "<a>"],
  ["C:\\Windows\\System32\\words.exe a", "<a>"],
  ["words a; words b", "<a><b>"],
  ["words 2>&1 a", "<a>"],
  ["words a > $null", ""],
])("docker-cli.md section 11: %s reaches the program as %s", (line, expected) => {
  const { stdout, stderr } = run(line);
  expect([stdout.replaceAll(">\n", ">"), stderr]).toEqual([expected.replaceAll(">\n", ">"), ""]);
});

test.each([
  ["1..3 -join ','", "1,2,3"],
  ["(1,2,3).Count", "3"],
  ["2 + 3 * 4", "14"],
  ["'a' + 1", "a1"],
  ["-not $true", "False"],
  ["'nat' -like 'N*'", "True"],
  ["'nat' -match '^n.t$' -and 1 -lt 2", "True"],
  ["1,2,3 -contains 2", "True"],
  ["2 -in 1,2", "True"],
  ["(1..5 | Where-Object { $_ -gt 3 }) -join ' '", "4 5"],
  ["1..3 | % { $_ * 2 } | Measure-Object -Sum | Select-Object -ExpandProperty Sum", "12"],
  ["@{a=1;b='x'}.b", "x"],
  ["[int]'7' + 1", "8"],
  ["'{0}/{1:D2}' -f 'a', 7", "a/07"],
  ["'a,b'.Split(',')[1].ToUpper()", "B"],
  ["'b','a' | Sort-Object | Select-Object -First 1", "a"],
  ["$n = 1; $n += 2; $n -join '-'", "1-2"],
])("%s is %s", (line, expected) => {
  expect(run(line)).toMatchObject({ stdout: `${expected}\n`, stderr: "" });
});

test.each([
  ['words "abc', "TerminatorExpectedAtEndOfString", 'The string is missing the terminator: ".'],
  ["words 'abc", "TerminatorExpectedAtEndOfString", "The string is missing the terminator: '."],
  ["words |", "EmptyPipeElement", "An empty pipe element is not allowed."],
  ["words (1", "MissingEndParenthesisInExpression", "Missing closing ')' in expression."],
  [
    "words && words",
    "InvalidEndOfLine",
    "The token '&&' is not a valid statement separator in this version.",
  ],
  ["words )", "UnexpectedToken", "Unexpected token ')' in expression or statement."],
  ["words a,", "MissingArgument", "Missing argument in parameter list."],
])("%s cannot be read: %s", (line, id, message) => {
  expect(parse(line).problem).toMatchObject({ id, message });
  expect(run(line).stderr).toContain(`+ FullyQualifiedErrorId : ${id}\n`);
});

test("the exit code is that of the last command, and $LASTEXITCODE sees it", () => {
  expect(run("words a; words fail")).toMatchObject({ exitCode: 3, stderr: "bad\n" });
  expect(run("words fail; $LASTEXITCODE").stdout).toContain("3\n");
});

test("a lab line takes its words as typed: commas, dollars and brackets mean themselves", () => {
  const { script } = parse("lab host add x --nic Ethernet=1.2.3.4/24,gw=$y (z) 'a b'");
  const statement = script?.statements[0];
  const stage = statement?.kind === "pipeline" ? statement.stages[0] : undefined;
  const words =
    stage?.kind === "command" ? stage.elements.map((one) => one.kind === "argument" && one.value) : [];
  expect(words.map((word) => (word && word.kind === "text" ? word.value : null))).toEqual([
    "host",
    "add",
    "x",
    "--nic",
    "Ethernet=1.2.3.4/24,gw=$y",
    "(z)",
    "a b",
  ]);
});

const piece = fc.constantFrom(
  ..."'\"`$(){}[]|;,&@#%.-=<> ".split(""),
  "words",
  "Get-Help",
  "$_",
  "$x",
  "$(",
  "@{",
  "--%",
  "-eq",
  "ft",
  "1..3",
  "\n",
  "a",
  "?",
);

test("any text is read or refused, never thrown at, and its tokens lie in order inside it", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 14 }).map((parts) => parts.join("")),
      ),
      (line) => {
        const { tokens, script, problem } = parse(line);
        expect(script === null).toBe(problem !== null);
        for (const { start, end } of tokens)
          expect(start >= 0 && start < end && end <= line.length).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});

test("running any text never throws", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (parts) => {
      const output = run(parts.join(""));
      expect(typeof output.stdout).toBe("string");
    }),
    { numRuns: 1000 },
  );
});
