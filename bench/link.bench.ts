import { readFileSync } from "node:fs";
import process from "node:process";
import { decodeLink, encodeLink, parseScenario, type Scenario } from "#scenario";
import { irregularCommand } from "./labs.ts";
import { measure } from "./measure.ts";

const GOAL = 500;
const LIMIT = 700;

function scenarioOf(text: string): Scenario {
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.scenario;
}

const thirty = scenarioOf(readFileSync("src/scenario/link/testdata/irregular-30.lab", "utf8"));
const length = `#${encodeLink(thirty)}`.length;
const verdict = length > LIMIT ? "FAILED" : length > GOAL ? "over goal" : "ok";
console.log(
  `link for 30 irregular containers: ${length} characters, goal ${GOAL}, fails above ${LIMIT}: ${verdict}`,
);
if (length > LIMIT) process.exitCode = 1;

const link = encodeLink(thirty);
measure("write the link for 30 containers", { goalMs: 20, failMs: 200 }, () => void encodeLink(thirty));
measure("read the link for 30 containers", { goalMs: 20, failMs: 200 }, () => void decodeLink(link));

const commands = Array.from({ length: 1000 }, (_, index) => irregularCommand(index)).join("\n");
const large = scenarioOf(commands);
const largeLink = encodeLink(large);
console.log(`link for 1,000 commands: ${largeLink.length.toLocaleString("en")} characters`);
measure("write the link for 1,000 commands", { goalMs: 30, failMs: 300 }, () => void encodeLink(large));
measure("read the link for 1,000 commands", { goalMs: 30, failMs: 300 }, () => void decodeLink(largeLink));
