import type { Output, Program } from "../shell/program.ts";
import { linesOf, optionName, refused } from "./windows-tool.ts";

/** Keeps the lines of its input that have one of the words; /i, /v, /n, /r, /c:"text". */
export const findstr: Program = {
  name: "findstr",
  summary: "keeps lines of text that match",
  on: ["host", "container", "device"],
  run({ args, stdin }): Output {
    const options = args.map(({ text }) => optionName(text) ?? "").filter((option) => option !== "");
    const literal = args.flatMap(({ text }) => /^[/-]c:(.*)$/is.exec(text)?.[1] ?? []);
    const loose = args.find(({ text }) => optionName(text) === null)?.text ?? "";
    const words = literal.length > 0 ? literal : loose.split(" ").filter((word) => word !== "");
    if (words.length === 0) return refused("FINDSTR: Bad command line\n", 2);
    const flags = options.some((option) => option === "i") ? "i" : "";
    const patterns = words.map((word) => new RegExp(pattern(word, literal.length > 0), flags));
    const inverted = options.includes("v");
    const kept = linesOf(stdin ?? "").flatMap((line, index) => {
      if (patterns.some((each) => each.test(line)) === inverted) return [];
      return [`${options.includes("n") ? `${index + 1}:` : ""}${line}\n`];
    });
    return { stdout: kept.join(""), stderr: "", exitCode: kept.length > 0 ? 0 : 1, notes: [] };
  },
};

/** findstr's small pattern language: `.` `*` `^` `$`; everything else is itself. */
function pattern(word: string, literal: boolean): string {
  const special = literal ? /[\\^$.*+?()[\]{}|]/g : /[\\+?()[\]{}|]/g;
  return word.replace(special, "\\$&").replace(/^\*/, "\\*");
}
