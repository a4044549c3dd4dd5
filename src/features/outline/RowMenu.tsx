import { Menu } from "@mantine/core";
import IconDots from "@tabler/icons-react/dist/esm/icons/IconDots.mjs";
import { useMemo, useState } from "react";
import {
  compose,
  lineThatMade,
  notify,
  openDock,
  openTerminal,
  type Removal,
  runLine,
  select,
  selectWorld,
  useLab,
} from "#store";
import { ConfirmDialog, copyText } from "#ui";
import { MESSAGES } from "./messages.ts";
import { actionsFor, type RowAction } from "./model/actions.ts";
import type { OutlineNode } from "./model/node.ts";
import classes from "./RowMenu.module.css";

interface RowMenuProps {
  readonly node: OutlineNode;
  readonly open: boolean;
  readonly onMenu: (open: boolean) => void;
}

/** The button at a row's end, and while it is open the menu with all that can be done with the object. */
export function RowMenu({ node, open, onMenu }: RowMenuProps) {
  const button = (
    <button
      type="button"
      className={classes.button}
      data-open={open || undefined}
      tabIndex={-1}
      aria-label={MESSAGES.menuOf(node.label)}
      onClick={(event) => {
        event.stopPropagation();
        onMenu(!open);
      }}
    >
      <IconDots size={16} stroke={1.85} aria-hidden />
    </button>
  );
  return open ? (
    <OpenMenu node={node} onClose={() => onMenu(false)}>
      {button}
    </OpenMenu>
  ) : (
    button
  );
}

interface OpenMenuProps {
  readonly node: OutlineNode;
  readonly onClose: () => void;
  readonly children: React.ReactElement;
}

function OpenMenu({ node, onClose, children }: OpenMenuProps) {
  const world = useLab(selectWorld);
  const madeBy = useLab((lab) => {
    const at = lineThatMade(lab, node.ref);
    return at === null ? null : (lab.lines[at]?.text ?? null);
  });
  const actions = useMemo(() => actionsFor(world, node.ref, madeBy), [world, node.ref, madeBy]);
  const [asked, setAsked] = useState<Removal | null>(null);
  return (
    <>
      <Menu
        opened={asked === null}
        onChange={(opened) => {
          if (!opened && asked === null) onClose();
        }}
        position="bottom-end"
        width={230}
        returnFocus={false}
      >
        <Menu.Target>{children}</Menu.Target>
        <Menu.Dropdown aria-label={MESSAGES.menuOf(node.label)} onClick={(event) => event.stopPropagation()}>
          <Menu.Item onClick={() => select(node.ref)}>{MESSAGES.inspectorOpen}</Menu.Item>
          {actions.map((action) => (
            <ActionItem key={keyOf(action)} action={action} onAsk={setAsked} />
          ))}
        </Menu.Dropdown>
      </Menu>
      {asked ? (
        // Portals bubble in React's tree: a press in the dialog must not select the row behind it.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
        <div onClick={(event) => event.stopPropagation()}>
          <ConfirmDialog
            title={MESSAGES.removeTitle(asked.name)}
            text={MESSAGES.removeStops(asked.stops)}
            action={`${MESSAGES.remove} ${asked.name}`}
            command={asked.line.text}
            onCancel={onClose}
            onConfirm={() => {
              runLine(asked.line);
              onClose();
            }}
          />
        </div>
      ) : null}
    </>
  );
}

interface ActionItemProps {
  readonly action: RowAction;
  readonly onAsk: (removal: Removal) => void;
}

function ActionItem({ action, onAsk }: ActionItemProps) {
  switch (action.kind) {
    case "send":
      return (
        <Menu.Item
          onClick={() => {
            compose({ from: action.from });
            openDock("trace");
          }}
        >
          {MESSAGES.send}
        </Menu.Item>
      );
    case "connect":
      return (
        <>
          <Menu.Label>{MESSAGES.connectTo}</Menu.Label>
          {action.options.map(({ name, line }) => (
            <Menu.Item key={name} pl={26} onClick={() => runLine(line)}>
              {name}
            </Menu.Item>
          ))}
        </>
      );
    case "line":
      return (
        <Menu.Item onClick={() => runLine(action.line)}>{MESSAGES.line[action.id](action.subject)}</Menu.Item>
      );
    case "terminal":
      return <Menu.Item onClick={() => openTerminal(action.machine)}>{MESSAGES.terminal}</Menu.Item>;
    case "copy":
      return <Menu.Item onClick={() => void copyCommand(action.text)}>{MESSAGES.copy}</Menu.Item>;
    case "remove":
      return (
        <Menu.Item
          color="var(--bad)"
          closeMenuOnClick={action.removal.stops.length === 0}
          onClick={() =>
            action.removal.stops.length > 0 ? onAsk(action.removal) : runLine(action.removal.line)
          }
        >
          {MESSAGES.remove}
        </Menu.Item>
      );
  }
}

async function copyCommand(text: string): Promise<void> {
  if (await copyText(text)) notify(MESSAGES.copied);
  else notify(MESSAGES.notCopied, { tone: "bad" });
}

function keyOf(action: RowAction): string {
  return action.kind === "line" ? action.line.text : action.kind;
}
