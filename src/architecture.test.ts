import { expect, test } from "vitest";

/** What each layer may import besides itself. */
const mayImport: Record<string, readonly string[]> = {
  engine: [],
  ui: [],
  scenario: ["engine"],
  hostimport: ["engine", "scenario"],
  curriculum: ["engine", "scenario"],
  headless: ["engine", "scenario", "hostimport", "curriculum"],
  store: ["engine", "scenario", "hostimport", "curriculum"],
  features: ["engine", "scenario", "hostimport", "curriculum", "store", "ui"],
  app: ["engine", "scenario", "curriculum", "store", "ui", "features"],
};

/** The same inside the engine, for the folders that must not learn how their objects came about. */
const engineFolderMayImport: Record<string, readonly string[]> = {
  lib: [],
  model: ["lib"],
  dataplane: ["lib", "model"],
  trace: ["lib", "model", "dataplane"],
};

const MAX_LINES = 400;

const all = import.meta.glob<string>(["/{src,e2e}/**/*.{ts,tsx}", "!**/data/**"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const everyFile = Object.entries(all);
const productFiles = everyFile.filter(([file]) => /^\/src\/[^/]+\//.test(file) && !file.includes(".test."));

/** "/src/features/canvas/x.ts" → "features/canvas"; "/src/engine/x.ts" → "engine". */
function areaOf(path: string): string {
  return path.match(/^\/src\/(features\/[^/]+|[^/]+)/)?.[1] ?? "";
}

function isAllowed(file: string, target: string): boolean {
  const from = areaOf(file);
  if (target.startsWith(".")) return areaOf(new URL(target, `file://${file}`).pathname) === from;
  const [layer = ""] = from.split("/");
  return mayImport[layer]?.includes(target.slice(1).split("/")[0] ?? "") ?? false;
}

function importsOf(text: string): readonly string[] {
  return [...text.matchAll(/(?:\bfrom|\bimport|\bURL)[\s(]*["'`]([.#][^"'`]*)["'`]/g)].map(
    ([, target = ""]) => target,
  );
}

test("imports stay inside an area or follow the layer table", () => {
  const wrong = productFiles.flatMap(([file, text]) =>
    importsOf(text)
      .filter((target) => !isAllowed(file, target))
      .map((target) => `${file} → ${target}`),
  );
  expect(wrong).toEqual([]);
});

test("the engine's model, data plane and trace import only what lies below them", () => {
  const folderOf = (path: string) => path.match(/^\/src\/engine\/([^/]+)/)?.[1] ?? "";
  const wrong = productFiles.flatMap(([file, text]) => {
    const folder = folderOf(file);
    const allowed = engineFolderMayImport[folder];
    if (!allowed) return [];
    return importsOf(text)
      .filter((target) => target.startsWith("."))
      .map((target) => folderOf(new URL(target, `file://${file}`).pathname))
      .filter((target) => target !== folder && !allowed.includes(target))
      .map((target) => `${file} → ${target}`);
  });
  expect(wrong).toEqual([]);
});

test("every area is one of the layers", () => {
  const unknown = productFiles
    .map(([file]) => file)
    .filter((file) => !((areaOf(file).split("/")[0] ?? "") in mayImport));
  expect(unknown).toEqual([]);
});

test("an area is entered by its one index.ts", () => {
  const isDoor = (file: string) => /^\/src\/(features\/)?[^/]+\/index\.tsx?$/.test(file);
  const inner = productFiles
    .map(([file]) => file)
    .filter((file) => /\/index\.tsx?$/.test(file) && !isDoor(file));
  expect(inner).toEqual([]);
});

test("the data plane does not know what a driver is", () => {
  const driverName = /(["'`])(?:nat|overlay|transparent|l2bridge|l2tunnel|ics)\1/;
  const readsDriver = /\.\s*driver\b|\[\s*["'`]driver["'`]\s*\]|\{[^{}=]*\bdriver\b[^{}]*\}\s*=[^=>]/;
  const knows = productFiles
    .filter(([file]) => /^\/src\/engine\/(dataplane|trace)\//.test(file))
    .flatMap(([file, text]) =>
      text
        .split("\n")
        .map((line, index) => ({ line, at: `${file}:${index + 1}` }))
        .filter(({ line }) => driverName.test(line) || readsDriver.test(line))
        .map(({ line, at }) => `${at} ${line.trim()}`),
    );
  expect(knows).toEqual([]);
});

test(`no file is longer than ${MAX_LINES} lines`, () => {
  const long = everyFile
    .map(([file, text]) => ({ file, lines: text.trimEnd().split("\n").length }))
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ file, lines }) => `${file}: ${lines}`);
  expect(long).toEqual([]);
});
