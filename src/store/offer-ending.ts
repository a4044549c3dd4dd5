import { useLab } from "./lab.ts";
import { notify } from "./notices.ts";
import { keepAsCopy } from "./saving.ts";

/** A command in the past cuts off what came later: offers to keep that. Returns a function that stops it. */
export function offerOldEndings(): () => void {
  return useLab.subscribe((lab, before) => {
    const fork = lab.forks.at(-1);
    if (lab.id !== before.id || !fork || fork === before.forks.at(-1)) return;
    notify("A new ending starts here. The steps that came after are not part of it.", {
      action: { label: "Keep the old ending as a copy", run: () => void keepAsCopy(fork) },
    });
  });
}
