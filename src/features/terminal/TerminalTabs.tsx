import { Menu } from "@mantine/core";
import IconChevronDown from "@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { closeTerminal, openTerminal, selectWorld, useLab, useView } from "#store";
import { messages } from "./messages.ts";
import classes from "./Terminal.module.css";

/** Open terminals, and the picker of the machine in front. */
export function TerminalTabs() {
  const world = useLab(selectWorld);
  const front = useView((view) => view.terminal);
  const open = useView((view) => view.terminals);
  const hosts = world.hosts.map((host) => host.settings.name);
  const shells = [...world.hosts].flatMap((host) =>
    host.containers
      .filter((container) => container.state === "running")
      .map((container) => `${host.settings.name}/${container.name}`),
  );
  const clients = world.devices.filter((device) => device.kind === "client").map((device) => device.name);
  const groups = [
    { label: messages.hosts, machines: hosts },
    { label: messages.containers, machines: shells.slice(0, 100) },
    { label: messages.clients, machines: clients },
  ];
  return (
    <div className={classes.tabs}>
      {open.length > 1
        ? open.map((machine) => (
            <span key={machine} className={classes.tab} data-front={machine === front || undefined}>
              <button type="button" onClick={() => openTerminal(machine)} aria-pressed={machine === front}>
                {machine}
              </button>
              <button
                type="button"
                aria-label={messages.close(machine)}
                onClick={() => closeTerminal(machine)}
              >
                <IconX size={12} aria-hidden />
              </button>
            </span>
          ))
        : null}
      <Menu position="top-end">
        <Menu.Target>
          <button type="button" className={classes.picker} aria-label={messages.chooseMachine(front)}>
            {messages.on} <strong>{front}</strong> <IconChevronDown size={14} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflowY: "auto" }}>
          {groups.map(({ label, machines }) =>
            machines.length === 0 ? null : (
              <div key={label}>
                <Menu.Label>{label}</Menu.Label>
                {machines.map((machine) => (
                  <Menu.Item key={machine} onClick={() => openTerminal(machine)}>
                    {machine}
                  </Menu.Item>
                ))}
              </div>
            ),
          )}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
