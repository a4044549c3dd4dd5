import { Button, Group } from "@mantine/core";
import IconCheck from "@tabler/icons-react/dist/esm/icons/IconCheck.mjs";
import IconCopy from "@tabler/icons-react/dist/esm/icons/IconCopy.mjs";
import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import { useState } from "react";
import { pcapng, type Trace, ticketText } from "#engine";
import { announce, notify } from "#store";
import { copyText } from "#ui";
import { MESSAGES } from "./messages.ts";

/** Takes the whole trace along: as text for a ticket or a question, and as a capture for Wireshark. */
export function TraceExport({ trace }: { readonly trace: Trace }) {
  return (
    <Group gap={8} m={14}>
      <TicketButton trace={trace} />
      <Button
        variant="default"
        size="xs"
        leftSection={<IconDownload size={14} stroke={1.85} aria-hidden />}
        onClick={() => saveCapture(trace)}
      >
        {MESSAGES.capture}
      </Button>
    </Group>
  );
}

function saveCapture(trace: Trace): void {
  const bytes = pcapng(trace, Math.floor(Date.now() / 1000));
  const url = URL.createObjectURL(new Blob([bytes.slice()], { type: "application/x-pcapng" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${trace.from} to ${trace.to}`.replace(/[^\w.-]+/g, "-") + ".pcapng";
  link.click();
  URL.revokeObjectURL(url);
}

function TicketButton({ trace }: { readonly trace: Trace }) {
  const [copied, setCopied] = useState<Trace | null>(null);
  const done = copied === trace;
  const copy = async () => {
    const isCopied = await copyText(ticketText(trace));
    setCopied(isCopied ? trace : null);
    if (isCopied) announce(MESSAGES.copied);
    else notify(MESSAGES.notCopied, { tone: "bad" });
  };
  const Icon = done ? IconCheck : IconCopy;
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<Icon size={14} stroke={1.85} aria-hidden />}
      onClick={() => void copy()}
    >
      {done ? MESSAGES.copied : MESSAGES.copy}
    </Button>
  );
}
