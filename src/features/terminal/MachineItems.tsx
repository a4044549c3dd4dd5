import { Menu } from "@mantine/core";
import { useEffect } from "react";
import { selectWorld, useLab, useView, whenReady } from "#store";
import { messages } from "./messages.ts";

interface MachineItemsProps {
  readonly onChoose: (machine: string) => void;
  /** Leaves out machines whose terminal is open. */
  readonly onlyClosed?: boolean;
}

/** A menu longer than this is no menu: the palette searches all of them. */
const MOST_SHELLS = 60;

/** Every machine that has a command line, grouped. Rendered only while its menu is open. */
export function MachineItems({ onChoose, onlyClosed = false }: MachineItemsProps) {
  const world = useLab(selectWorld);
  useEffect(() => whenReady(() => undefined), []);
  const front = useView((view) => view.terminal);
  const open = useView((view) => view.terminals);
  const shells = [...world.hosts].flatMap((host) =>
    host.containers
      .filter(({ state }) => state === "running")
      .map(({ name }) => `${host.settings.name}/${name}`),
  );
  const groups = [
    { label: messages.hosts, machines: world.hosts.map((host) => host.settings.name as string) },
    { label: messages.containers, machines: shells.slice(0, MOST_SHELLS) },
    {
      label: messages.clients,
      machines: world.devices.filter(({ kind }) => kind === "client").map(({ name }) => name as string),
    },
  ]
    .map(({ label, machines }) => ({
      label,
      machines: onlyClosed ? machines.filter((machine) => !open.includes(machine)) : machines,
    }))
    .filter(({ machines }) => machines.length > 0);
  if (groups.length === 0) return <Menu.Label>{messages.everyOpen}</Menu.Label>;
  return groups.map(({ label, machines }) => (
    <div key={label} role="group" aria-label={label}>
      <Menu.Label>{label}</Menu.Label>
      {machines.map((machine) => (
        <Menu.Item
          key={machine}
          onClick={() => onChoose(machine)}
          aria-current={machine === front ? "true" : undefined}
          fw={machine === front ? 600 : 400}
        >
          {machine}
        </Menu.Item>
      ))}
    </div>
  ));
}
