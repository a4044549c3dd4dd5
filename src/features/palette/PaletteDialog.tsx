import { Combobox, Modal, TextInput, useCombobox } from "@mantine/core";
import IconSearch from "@tabler/icons-react/dist/esm/icons/IconSearch.mjs";
import { useLayoutEffect, useMemo, useState } from "react";
import { draft, moveToStep, select, useLab, useLayout, useView, whenReady } from "#store";
import { Keys } from "#ui";
import { type Entry, entriesFor, type PageCommand } from "./entries.ts";
import { messages } from "./messages.ts";
import classes from "./PaletteDialog.module.css";

export interface PaletteDialogProps {
  readonly commands: readonly PageCommand[];
  readonly onClose: () => void;
}

/** Search and commands in one field (Ctrl K). */
export function PaletteDialog({ commands, onClose }: PaletteDialogProps) {
  const [query, setQuery] = useState("");
  const lab = useLab();
  const groups = useMemo(() => entriesFor(query, lab, commands), [query, lab, commands]);
  const combobox = useCombobox({ opened: true });
  const { selectFirstOption } = combobox;
  // Enter takes the first row of what was found, however fast it follows.
  useLayoutEffect(() => {
    if (query !== "") selectFirstOption();
  }, [query, selectFirstOption]);
  const choose = (key: string) => {
    const entry = groups.flatMap(({ entries }) => entries).find((one) => keyOf(one) === key);
    onClose();
    if (entry) act(entry);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      title={<span className={classes.hidden}>{messages.title}</span>}
      yOffset="10vh"
      size={640}
      padding={0}
      classNames={{ header: classes.hidden ?? "" }}
    >
      <Combobox store={combobox} onOptionSubmit={choose} resetSelectionOnOptionHover={false}>
        <Combobox.EventsTarget>
          <TextInput
            variant="unstyled"
            className={classes.field}
            data-autofocus
            aria-label={messages.title}
            placeholder={messages.placeholder}
            leftSection={<IconSearch size={18} stroke={1.85} aria-hidden />}
            value={query}
            // The field's list, which is always open, would take the key for itself.
            onKeyDown={(event) => {
              if (event.key === "Escape") onClose();
            }}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
        </Combobox.EventsTarget>
        <Combobox.Options className={classes.list} aria-label={messages.list} tabIndex={0}>
          {groups.map(({ label, entries }) => (
            <Combobox.Group key={label} label={label}>
              {entries.map((entry) => (
                <Combobox.Option key={keyOf(entry)} value={keyOf(entry)} className={classes.row}>
                  <span className={entry.kind === "line" ? classes.line : classes.label} title={entry.label}>
                    {entry.label}
                  </span>
                  {entry.kind === "page" ? (
                    entry.note === "" ? null : (
                      <Keys keys={entry.note} />
                    )
                  ) : (
                    <span className={classes.note}>{entry.note}</span>
                  )}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
          {groups.length === 0 ? <Combobox.Empty>{messages.nothing}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox>
    </Modal>
  );
}

const keyOf = ({ kind, label, note }: Entry): string => `${kind} ${label} ${note}`;

function act(entry: Entry): void {
  switch (entry.kind) {
    case "object":
      select(entry.ref);
      useLayout.setState({ rightOpen: true });
      break;
    case "page":
      entry.command.run();
      break;
    case "step":
      moveToStep(entry.step);
      break;
    case "line":
      whenReady(() => draft(useView.getState().terminal, entry.text));
  }
}
