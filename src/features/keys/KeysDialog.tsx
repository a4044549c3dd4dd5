import { Modal, Switch, Tabs } from "@mantine/core";
import {
  changeSettings,
  isSingleKey,
  SHORTCUTS,
  type Shortcut,
  type ShortcutArea,
  type ShortcutId,
  useSettings,
} from "#store";
import { Keys } from "#ui";
import classes from "./KeysDialog.module.css";
import { messages } from "./messages.ts";
import { SymbolKey } from "./SymbolKey.tsx";
import { shownKeys } from "./shown-keys.ts";

const AREAS: readonly ShortcutArea[] = ["everywhere", "canvas", "trace", "terminal"];

/** The map of keys and the key to symbols (?). */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={messages.title}
      size={980}
      closeButtonProps={{ "aria-label": messages.close }}
    >
      <Tabs defaultValue="keys">
        <Tabs.List mb="md">
          <Tabs.Tab value="keys">{messages.tabs.keys}</Tabs.Tab>
          <Tabs.Tab value="symbols">{messages.tabs.symbols}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="keys">
          <KeyMap />
        </Tabs.Panel>
        <Tabs.Panel value="symbols">
          <SymbolKey />
        </Tabs.Panel>
      </Tabs>
    </Modal>
  );
}

function KeyMap() {
  const singleKeys = useSettings((settings) => settings.singleKeys);
  return (
    <>
      <Switch
        label={messages.single}
        {...(singleKeys ? {} : { description: messages.singleOff })}
        checked={singleKeys}
        onChange={(event) => changeSettings({ singleKeys: event.currentTarget.checked })}
      />
      <div className={classes.areas}>
        {AREAS.map((area) => (
          <section key={area} aria-label={messages.areas[area]}>
            <h3 className={classes.area}>{messages.areas[area]}</h3>
            <dl className={classes.map}>
              {shortcutsIn(area).map(([id, shortcut]) => (
                <div key={id} data-off={(!singleKeys && isSingleKey(id)) || undefined}>
                  <dt>
                    <Keys keys={shownKeys(shortcut)} />
                  </dt>
                  <dd>{shortcut.does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </>
  );
}

function shortcutsIn(area: ShortcutArea): readonly (readonly [ShortcutId, Shortcut])[] {
  return (Object.entries(SHORTCUTS) as [ShortcutId, Shortcut][]).filter(([, one]) => one.area === area);
}
