import { Modal, SegmentedControl, Stack, Switch, Text, useMantineColorScheme } from "@mantine/core";
import { useId } from "react";
import { changeSettings, useSettings } from "#store";
import { messages } from "./messages.ts";

/** What a person prefers; nothing here is part of a lab. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { motion, terminalColours, singleKeys } = useSettings();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Modal
      opened
      onClose={onClose}
      title={messages.title}
      size={460}
      closeButtonProps={{ "aria-label": messages.close }}
    >
      <Stack gap="lg">
        <Choice
          label={messages.theme}
          names={messages.themes}
          value={colorScheme}
          onChange={setColorScheme}
        />
        <Choice
          label={messages.motion}
          hint={messages.motionHint}
          names={messages.motions}
          value={motion}
          onChange={(value) => changeSettings({ motion: value })}
        />
        <Choice
          label={messages.colours}
          names={messages.colourNames}
          value={terminalColours}
          onChange={(value) => changeSettings({ terminalColours: value })}
        />
        <Switch
          label={messages.single}
          description={messages.singleHint}
          checked={singleKeys}
          onChange={(event) => changeSettings({ singleKeys: event.currentTarget.checked })}
        />
        <Text size="sm" c="dimmed">
          {messages.kept}
        </Text>
      </Stack>
    </Modal>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly names: Readonly<Record<Value, string>>;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, hint, names, value, onChange }: ChoiceProps<Value>) {
  const id = useId();
  const values = Object.keys(names) as Value[];
  return (
    <div>
      <Text id={id} fw={600} size="sm" mb={4}>
        {label}
      </Text>
      <SegmentedControl
        fullWidth
        aria-labelledby={id}
        value={value}
        data={values.map((each) => ({ value: each, label: names[each] }))}
        onChange={onChange}
      />
      {hint === undefined ? null : (
        <Text size="xs" c="dimmed" mt={4}>
          {hint}
        </Text>
      )}
    </div>
  );
}
