import { Button, Group, Modal, Text } from "@mantine/core";
import { openScenario, startAnew, useOpening } from "#store";
import { messages } from "./messages.ts";

/** A link that could not be read as a whole: why, what it still holds, and nothing else is lost. */
export function DamagedLink() {
  const damaged = useOpening((opening) => opening.damaged);
  if (!damaged) return null;
  const { reason, message, readable, readableSteps, totalSteps } = damaged;
  return (
    <Modal
      opened
      onClose={() => void startAnew()}
      title={messages.linkTitles[reason]}
      closeButtonProps={{ "aria-label": messages.startEmpty }}
    >
      <Text>{totalSteps > 0 ? messages.damaged(readableSteps, totalSteps) : message}</Text>
      <Group mt="md">
        {readableSteps > 0 ? (
          <Button onClick={() => void openScenario(readable)}>{messages.openThose}</Button>
        ) : null}
        <Button variant="default" onClick={() => void startAnew()}>
          {messages.startEmpty}
        </Button>
      </Group>
    </Modal>
  );
}
