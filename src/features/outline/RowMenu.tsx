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
  removal,
  runLine,
  select,
  selectWorld,
  useLab,
} from "#store";
import { ConfirmDialog, copyText } from "#ui";
import { MESSAGES } from "./messages.ts";
import { actionsFor, type RowAction } from "./model/actions.ts";
import type { OutlineNode } from "./model/node.ts";
import { DriverItems, JoinItems } from "./NetworkItems.tsx";
import classes from "./RowMenu.module.css";

/** All that can be done, the drivers of a new network, the networks to join, or the question before a removal. */
export type RowMenuKind = "actions" | "drivers" | "networks" | "removal";

interface RowMenuProps {
  readonly node: OutlineNode;
  /** null: closed. */
  readonly open: RowMenuKind | null;
  readonly onMenu: (open: RowMenuKind | null) => void;
}

/** The button at a row's end, and while it is open the menu with all that can be done with the object. */
export function RowMenu({ node, open, onMenu }: RowMenuProps) {
  const button = (
    <button
      type="button"
      className={classes.button}
      data-open={open === null ? undefined : true}
      tabIndex={-1}
      aria-label={MESSAGES.menuOf(node.label)}
      onClick={(event) => {
        event.stopPropagation();
        onMenu(open === null ? "actions" : null);
      }}
    >
      <IconDots size={16} stroke={1.85} aria-hidden />
    </button>
  );
  return open === null ? (
    button
  ) : (
    <OpenMenu node={node} kind={open} onKind={onMenu} onClose={() => onMenu(null)}>
      {button}
    </OpenMenu>
  );
}

interface OpenMenuProps {
  readonly node: OutlineNode;
  readonly kind: RowMenuKind;
  readonly onKind: (kind: RowMenuKind) => void;
  readonly onClose: () => void;
  readonly children: React.ReactElement;
}

function OpenMenu({ node, kind, onKind, onClose, children }: OpenMenuProps) {
  const world = useLab(selectWorld);
  const madeBy = useLab((lab) => {
    const at = lineThatMade(lab, node.ref);
    return at === null ? null : (lab.lines[at]?.text ?? null);
  });
  const actions = useMemo(() => actionsFor(world, node.ref, madeBy), [world, node.ref, madeBy]);
  const [asked, setAsked] = useState<Removal | null>(() =>
    kind === "removal" ? removal(world, node.ref) : null,
  );
  return (
    <>
      <Menu
        // Another list is another menu: its first item takes the focus.
        key={kind}
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
          {kind === "drivers" ? <DriverItems place={node.ref} /> : null}
          {kind === "networks" ? <JoinItems world={world} place={node.ref} /> : null}
          {kind === "actions" ? (
            <>
              <Menu.Item onClick={() => select(node.ref)}>{MESSAGES.inspectorOpen}</Menu.Item>
              {node.ref.kind === "hosts" ? (
                <Menu.Item closeMenuOnClick={false} onClick={() => onKind("drivers")}>
                  {MESSAGES.addNetwork}
                </Menu.Item>
              ) : null}
              {actions.map((action) => (
                <ActionItem key={keyOf(action)} action={action} onAsk={setAsked} />
              ))}
            </>
          ) : null}
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
