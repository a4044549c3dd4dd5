import { useMemo } from "react";
import { selectWorld, useEngine, useLab } from "#store";
import classes from "./KeyRow.module.css";
import { messages } from "./messages.ts";
import type { PromptControl } from "./use-prompt.ts";

const MOST = 8;

/** Keys that a phone's keyboard has not, then what is likely to be typed next. The keyboard stays open. */
export function KeyRow({ machine, control }: { readonly machine: string; readonly control: PromptControl }) {
  const { line, cursor } = control;
  const engine = useEngine(({ parts }) => parts);
  const world = useLab(selectWorld);
  const likely = useMemo(() => {
    const atGap = line.slice(0, cursor).replace(/\S+$/, "");
    const { items } = engine?.complete(world, machine, atGap, atGap.length) ?? { items: [] };
    return items.slice(0, MOST).map(({ text }) => text);
  }, [engine, world, machine, line, cursor]);
  return (
    <div className={classes.row} role="toolbar" aria-label={messages.keyRow}>
      <Key label={messages.keyTab} text="Tab" onPress={control.complete} />
      <Key label={messages.keyUp} text="↑" onPress={control.older} />
      {likely.map((text) => (
        <Key key={text} label={text} text={text} onPress={() => control.insert(text)} />
      ))}
    </div>
  );
}

interface KeyProps {
  readonly label: string;
  readonly text: string;
  readonly onPress: () => void;
}

function Key({ label, text, onPress }: KeyProps) {
  return (
    <button
      type="button"
      className={classes.key}
      aria-label={label}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {text}
    </button>
  );
}
