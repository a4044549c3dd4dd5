import { execute, matrix, matrixCells, trace } from "#engine";
import { build, irregularCommand, labWith, runContainer } from "./labs.ts";
import { measure } from "./measure.ts";

measure(
  "replay of 2,000 commands",
  { goalMs: 300, failMs: 1000 },
  () => {
    build(Array.from({ length: 2000 }, (_, index) => irregularCommand(index)));
  },
  5,
);

const SIZES = [100, 1000, 10_000];
const worlds = SIZES.map(labWith);
const costs = worlds.map((world, at) => {
  const size = SIZES[at] ?? 0;
  return measure(
    `docker run on a host with ${size.toLocaleString("en")} containers`,
    { goalMs: 1, failMs: 10 },
    () => void execute(world, "win-01", runContainer(size)),
    40,
  );
});
const [few = Number.NaN, many = Number.NaN] = [costs[0], costs.at(-1)];
console.log(`  10,000 containers cost ${(many / few).toFixed(1)} times what 100 cost`);

const [hundred] = worlds;
if (!hundred) throw new Error("no lab was built");
const FLOW = { from: "win-01/c0", to: "win-01/c1", proto: "tcp", port: 80 } as const;
const OUT = { from: "win-01/c0", to: "203.0.113.10", proto: "tcp", port: 80 } as const;
const batch = measure("200 traces with all their sentences", { goalMs: 60, failMs: 400 }, () => {
  for (let count = 0; count < 100; count += 1) {
    trace(hundred, FLOW);
    trace(hundred, OUT);
  }
});
console.log(`  ${Math.round(200_000 / batch).toLocaleString("en")} traces a second on one core`);

// 94 containers, the host and five other machines.
const small = labWith(94);
const flows = 100 * 99;
const whole = measure(
  "a matrix of 100 endpoints, 9,900 flows",
  { goalMs: 500, failMs: 1000 },
  () => {
    const { cells } = matrix(small, { proto: "tcp", port: "listening" });
    if (cells.length !== flows) throw new Error(`${cells.length} cells instead of ${flows}`);
  },
  5,
);
const large = labWith(994);
const part = measure(
  "the first 9,900 flows of 1,000 endpoints",
  { goalMs: 600, failMs: 3000 },
  () => {
    let count = 0;
    for (const _cell of matrixCells(large, { proto: "tcp", port: "listening" })) {
      count += 1;
      if (count === flows) break;
    }
  },
  5,
);
console.log(`  a flow among 1,000 endpoints costs ${(part / whole).toFixed(1)} times one among 100`);
