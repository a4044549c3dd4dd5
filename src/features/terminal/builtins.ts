import {
  addAside,
  clearTerminal,
  closeTerminal,
  engine,
  notify,
  openSaved,
  redo,
  redoTarget,
  selectWorld,
  startAnew,
  undo,
  undoTarget,
  useLab,
  useView,
} from "#store";
import { readHistory } from "./history.ts";
import { answers } from "./messages.ts";

/** Sentences of one explanation; more would push the command off the screen. */
const MOST_SENTENCES = 40;

type Builtin = (machine: string, rest: string, line: string) => void;

const BUILTINS: Readonly<Record<string, Builtin>> = {
  help: (machine, _rest, line) => say(machine, line, answers.help),
  clear: (machine) => clearTerminal(machine, useLab.getState().lines.length),
  cls: (machine) => clearTerminal(machine, useLab.getState().lines.length),
  undo: (machine, _rest, line) => {
    const lab = useLab.getState();
    const target = undoTarget(lab);
    undo();
    const text = target === null ? undefined : lab.lines[target]?.text;
    say(machine, line, text === undefined ? answers.nothingToUndo : answers.undone(text));
  },
  redo: (machine, _rest, line) => {
    const lab = useLab.getState();
    const target = redoTarget(lab);
    redo();
    const text = target === null ? undefined : lab.lines[target]?.text;
    say(machine, line, text === undefined ? answers.nothingToRedo : answers.redone(text));
  },
  reset: () => {
    const { id, lines } = useLab.getState();
    void startAnew().then(() =>
      notify(answers.startedOver, {
        action: lines.length === 0 ? null : { label: "Bring it back", run: () => void openSaved(id) },
      }),
    );
  },
  history: (machine, _rest, line) => {
    const rows = readHistory(machine).map((text, at) => `${String(at + 1).padStart(4)} ${text}`);
    say(machine, line, rows.join("\n"));
  },
  explain: (machine, rest, line) => explainLine(machine, rest, line),
  exit: (machine) => closeTerminal(machine),
};

/** Words that take what follows them; the others are only the terminal's when they stand alone. */
const WITH_REST = new Set(["explain"]);

/** Answers a word of the terminal itself. False: the line is for the machine. */
export function runBuiltin(machine: string, line: string): boolean {
  const [, word = "", rest = ""] = /^(\S+)\s*(.*)$/.exec(line) ?? [];
  const name = word.toLowerCase();
  const builtin = Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined;
  if (!builtin || (rest !== "" && !WITH_REST.has(name))) return false;
  if (name === "exit" && !machine.includes("/")) return false;
  builtin(machine, rest, line);
  return true;
}

function say(machine: string, text: string, stdout: string): void {
  addAside({ machine, at: useLab.getState().lines.length, text, stdout, stderr: "" });
}

function explainLine(machine: string, rest: string, line: string): void {
  if (rest === "") {
    say(machine, line, answers.explainWhat);
    return;
  }
  const { events, output, notes, changed, exitCode } = engine().explain(
    selectWorld(useLab.getState()),
    machine,
    rest,
  );
  const at = useLab.getState().lines.length;
  if (!changed) {
    const stdout = exitCode === 0 ? answers.wouldNothing : answers.wouldRefuse;
    addAside({ machine, at, text: line, stdout, stderr: exitCode === 0 ? "" : output.stderr, notes });
    return;
  }
  const sentences = [...new Set(events.filter(({ verb }) => verb !== "end").map(({ why }) => why))];
  const shown = sentences.slice(0, MOST_SENTENCES).map((sentence, index) => `${index + 1}. ${sentence}`);
  const more = sentences.length - shown.length;
  const rows = [
    answers.wouldDo,
    ...shown,
    ...(more > 0 ? [answers.wouldMore(more)] : []),
    "",
    answers.notRun,
  ];
  addAside({ machine, at, text: line, stdout: rows.join("\n"), stderr: "", notes });
  useView.setState({ explained: { machine, text: rest } });
}
