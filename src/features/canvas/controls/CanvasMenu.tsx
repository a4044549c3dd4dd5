import { Menu } from "@mantine/core";
import { useMemo } from "react";
import type { World } from "#engine";
import {
  addNetwork,
  connectContainer,
  DRIVERS,
  hostNamed,
  lineThatMade,
  networksToJoin,
  notify,
  type ObjectRef,
  removal,
  runLine,
  select,
  selectWorld,
  startContainer,
  stopContainer,
  useLab,
  useLayout,
} from "#store";
import { ConfirmDialog, copyText, DriverToken, useFocusBack } from "#ui";
import { containerOf, propose, removeObject, sendFrom, subjectOf } from "../interaction/actions.ts";
import { closeMenus, type OpenMenu, openMenu, useMenus } from "../interaction/menus.ts";
import { messages } from "../messages.ts";
import styles from "./CanvasMenu.module.css";

/** The menu of an object, of the networks it could join, and of the drivers; and the question before a removal. */
export function CanvasMenu() {
  const menu = useMenus((menus) => menus.menu);
  const asked = useMenus((menus) => menus.asked);
  useFocusBack(menu !== null || asked !== null, () => document.querySelector('main [role="application"]'));
  return (
    <>
      {menu && <Opened key={`${menu.kind} ${menu.at.x} ${menu.at.y}`} menu={menu} />}
      {asked && (
        <ConfirmDialog
          title={messages.removeTitle(asked.name)}
          text={messages.removeStops(asked.stops)}
          action={`${messages.menu.remove} ${asked.name}`}
          command={asked.line.text}
          onCancel={closeMenus}
          onConfirm={() => {
            runLine(asked.line);
            closeMenus();
          }}
        />
      )}
    </>
  );
}

function Opened({ menu }: { readonly menu: OpenMenu }) {
  const world = useLab(selectWorld);
  return (
    <Menu opened onClose={closeMenus} position="bottom-start" width={230} trapFocus>
      <Menu.Target>
        <span aria-hidden className={styles["anchor"]} style={{ left: menu.at.x, top: menu.at.y }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={messages.menu.button}>
        {menu.kind === "item" && <ItemActions world={world} target={menu.ref} at={menu.at} />}
        {menu.kind === "connect" && <Networks world={world} container={menu.ref} />}
        {menu.kind === "drivers" &&
          DRIVERS.map((driver) => (
            <Menu.Item
              key={driver}
              leftSection={<DriverToken driver={driver} size={18} />}
              onClick={() => propose(addNetwork(world, menu.host, driver))}
            >
              {driver}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface ItemProps {
  readonly world: World;
  readonly target: ObjectRef;
  readonly at: OpenMenu["at"];
}

function ItemActions({ world, target, at }: ItemProps) {
  const subject = useMemo(() => subjectOf(world, target), [world, target]);
  const container = containerOf(world, subject);
  const host = hostNamed(world, subject.host);
  const made = useLab((lab) => {
    const line = lineThatMade(lab, subject);
    return line === null ? null : (lab.lines[line]?.text ?? null);
  });
  const running = container?.state === "running";
  const sends = subject.kind === "hosts" || subject.kind === "devices" || running;
  const canJoin = container !== null && host !== undefined && networksToJoin(host, container).length > 0;
  return (
    <>
      {sends && <Menu.Item onClick={() => sendFrom(subject)}>{messages.menu.send}</Menu.Item>}
      {canJoin && (
        <Menu.Item closeMenuOnClick={false} onClick={() => openMenu({ kind: "connect", ref: subject, at })}>
          {messages.menu.connect}
        </Menu.Item>
      )}
      {container && host && (
        <Menu.Item
          onClick={() => {
            const change = running ? stopContainer : startContainer;
            runLine(change(host.settings.name, container.name));
          }}
        >
          {running ? messages.menu.stop : messages.menu.start}
        </Menu.Item>
      )}
      {removal(world, subject) && (
        <Menu.Item onClick={() => removeObject(subject)}>{messages.menu.remove}</Menu.Item>
      )}
      {made !== null && <Menu.Item onClick={() => void copyCommand(made)}>{messages.menu.copy}</Menu.Item>}
      <Menu.Item onClick={() => showInOutline(subject)}>{messages.menu.outline}</Menu.Item>
    </>
  );
}

function Networks({ world, container: ref }: { readonly world: World; readonly container: ObjectRef }) {
  const host = hostNamed(world, ref.host);
  const container = containerOf(world, ref);
  if (!host || !container) return null;
  return networksToJoin(host, container).map((network) => (
    <Menu.Item
      key={network}
      onClick={() => runLine(connectContainer(host.settings.name, network, container.name))}
    >
      {network}
    </Menu.Item>
  ));
}

async function copyCommand(text: string): Promise<void> {
  if (await copyText(text)) notify(messages.copied);
  else notify(messages.notCopied, { tone: "bad" });
}

function showInOutline(ref: ObjectRef): void {
  select(ref);
  useLayout.setState({ leftOpen: true });
  // The keyboard goes along, as soon as the outline is there.
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[role="tree"]')?.focus());
}
