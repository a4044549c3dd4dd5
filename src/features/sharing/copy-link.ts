import { currentLink, LINK_NOTE_LENGTH, notify } from "#store";
import { messages } from "./messages.ts";

/** Puts the link on the clipboard and says how long it is where that matters. */
export async function copyLink(): Promise<void> {
  try {
    const link = await currentLink();
    await navigator.clipboard.writeText(link);
    notify(link.length > LINK_NOTE_LENGTH ? messages.copiedLong(link.length) : messages.copied);
  } catch {
    notify(messages.refused, { tone: "bad" });
  }
}
