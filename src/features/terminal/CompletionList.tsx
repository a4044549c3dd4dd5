import { type RefObject, useLayoutEffect, useRef } from "react";
import classes from "./CompletionList.module.css";
import type { OpenList } from "./completion.ts";
import { messages } from "./messages.ts";

interface CompletionListProps {
  readonly id: string;
  readonly list: OpenList;
  /** What is typed of the word already. */
  readonly typed: string;
  readonly field: RefObject<HTMLInputElement | null>;
  /** Characters of the line before the word. */
  readonly indent: number;
  readonly onTake: (index: number) => void;
}

/** Rows in the page: a thousand container names are narrowed down by typing, not by scrolling. */
const ROWS = 60;
const HEIGHT = 232;
const WIDTH = 460;

export const optionId = (list: string, index: number): string => `${list}-${index}`;

/** What could stand at the cursor. The field keeps the focus; the chosen row is named to it. */
export function CompletionList({ id, list, typed, field, indent, onTake }: CompletionListProps) {
  const box = useRef<HTMLDivElement>(null);
  const first = Math.max(0, Math.min(list.chosen - ROWS + 8, list.items.length - ROWS));

  // Beside the word, above the field where there is room. Fixed, because the scrollback clips what lies over it.
  useLayoutEffect(() => {
    const rect = field.current?.getBoundingClientRect();
    const style = box.current?.style;
    if (!rect || !style) return;
    const column = rect.left + indent * characterWidth(field.current) - (field.current?.scrollLeft ?? 0);
    const above = rect.top > HEIGHT + 8;
    style.left = `${Math.max(8, Math.min(column - 8, innerWidth - Math.min(WIDTH, innerWidth) - 8))}px`;
    style.bottom = above ? `${innerHeight - rect.top + 4}px` : "auto";
    style.top = above ? "auto" : `${rect.bottom + 4}px`;
  }, [field, indent]);

  useLayoutEffect(() => {
    document.getElementById(optionId(id, list.chosen))?.scrollIntoView({ block: "nearest" });
  }, [id, list.chosen]);

  return (
    <div ref={box} id={id} role="listbox" aria-label={messages.completions} className={classes.list}>
      {list.items.slice(first, first + ROWS).map((item, row) => {
        const index = first + row;
        return (
          // The field has the keyboard; a press with the pointer is the only other way to choose.
          <div
            key={item.text}
            id={optionId(id, index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === list.chosen}
            className={classes.row}
            onPointerDown={(event) => {
              event.preventDefault();
              onTake(index);
            }}
          >
            <code>
              {item.text.startsWith(typed) ? (
                <>
                  <b>{typed}</b>
                  {item.text.slice(typed.length)}
                </>
              ) : (
                item.text
              )}
            </code>
            <span>{item.description}</span>
          </div>
        );
      })}
    </div>
  );
}

/** Width of one character: the terminal's font gives every character the same. */
function characterWidth(field: HTMLInputElement | null): number {
  if (!field) return 0;
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return 0;
  context.font = getComputedStyle(field).font;
  return context.measureText("0").width;
}
