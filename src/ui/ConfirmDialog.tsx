import { Button, Group, Modal, Text } from "@mantine/core";

interface ConfirmDialogProps {
  readonly title: string;
  readonly text: string;
  /** Says what the button does: "Remove web". */
  readonly action: string;
  readonly command: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something is lost, and shows the command that will be typed. */
export function ConfirmDialog({ title, text, action, command, onConfirm, onCancel }: ConfirmDialogProps) {
  return (
    <Modal
      opened
      onClose={onCancel}
      title={title}
      centered
      radius={16}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <Text size="sm">{text}</Text>
      <Text component="code" size="sm" my="sm" display="block" ff="monospace">
        {command}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel} data-autofocus>
          Cancel
        </Button>
        <Button onClick={onConfirm}>{action}</Button>
      </Group>
    </Modal>
  );
}
