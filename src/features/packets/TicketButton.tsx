import { Button } from "@mantine/core";
import IconCheck from "@tabler/icons-react/dist/esm/icons/IconCheck.mjs";
import IconCopy from "@tabler/icons-react/dist/esm/icons/IconCopy.mjs";
import { useState } from "react";
import { type Trace, ticketText } from "#engine";
import { announce } from "#store";
import { MESSAGES } from "./messages.ts";

/** Copies the whole trace as text, for a ticket or a question. */
export function TicketButton({ trace }: { readonly trace: Trace }) {
  const [copied, setCopied] = useState<Trace | null>(null);
  const done = copied === trace;
  const copy = () => {
    navigator.clipboard.writeText(ticketText(trace)).then(
      () => {
        setCopied(trace);
        announce(MESSAGES.copied);
      },
      () => setCopied(null),
    );
  };
  const Icon = done ? IconCheck : IconCopy;
  return (
    <Button
      variant="default"
      size="xs"
      m={14}
      leftSection={<Icon size={14} stroke={1.85} aria-hidden />}
      onClick={copy}
    >
      {done ? MESSAGES.copied : MESSAGES.copy}
    </Button>
  );
}
