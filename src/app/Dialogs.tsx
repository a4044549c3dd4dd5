import { Suspense } from "react";
import { closeDialog, useLayout } from "#store";
import { useFocusBack } from "#ui";
import { usePageCommands } from "./page-commands.ts";
import { KeysDialog, PaletteDialog, SettingsDialog } from "./parts.ts";

/** The dialog that is open. Each is loaded with its first use. */
export function Dialogs() {
  const dialog = useLayout((layout) => layout.dialog);
  const commands = usePageCommands();
  useFocusBack(dialog !== null, () => document.querySelector("main"));
  if (dialog === null) return null;
  return (
    <Suspense fallback={null}>
      {dialog === "palette" ? <PaletteDialog commands={commands} onClose={closeDialog} /> : null}
      {dialog === "keys" ? <KeysDialog onClose={closeDialog} /> : null}
      {dialog === "settings" ? <SettingsDialog onClose={closeDialog} /> : null}
    </Suspense>
  );
}
