import type { PageCommand } from "#features/palette";
import { chooseLabFile, copyLink, saveLabFile } from "#features/sharing";
import {
  changeSettings,
  type DockTab,
  fitCanvas,
  focusTerminal,
  openDialog,
  openDock,
  redo,
  startAnew,
  undo,
  useLab,
  useLayout,
  useSettings,
} from "#store";
import { messages } from "./messages.ts";
import { useThemeToggle } from "./ThemeButton.tsx";

/** What the page itself can do, as the palette lists it. */
export function usePageCommands(): readonly PageCommand[] {
  const toggleTheme = useThemeToggle();
  const motion = useSettings((settings) => settings.motion);
  const hasLines = useLab((lab) => lab.lines.length > 0);
  const tab = (name: DockTab) => () => openDock(name);
  const onLab: readonly PageCommand[] = [
    { label: messages.send, keys: "P", run: tab("trace") },
    { label: messages.commands.events, run: tab("events") },
    { label: messages.commands.reachability, run: tab("reachability") },
    { label: messages.commands.fit, keys: "Shift 1", run: fitCanvas },
    { label: messages.commands.undo, keys: "Ctrl Z", run: undo },
    { label: messages.commands.redo, keys: "Ctrl Shift Z", run: redo },
    { label: messages.saveFile, run: saveLabFile },
    { label: messages.commands.right, run: toggleRight },
  ];
  return [
    ...(hasLines ? onLab : []),
    { label: messages.copyLink, run: () => void copyLink() },
    { label: messages.commands.terminal, keys: "Ctrl J", run: focusTerminal },
    { label: messages.openFile, run: chooseLabFile },
    { label: messages.newLab, run: () => void startAnew() },
    { label: messages.theme, run: toggleTheme },
    { label: messages.keys, keys: "?", run: () => openDialog("keys") },
    { label: messages.settings, run: () => openDialog("settings") },
    {
      label: motion === "reduced" ? messages.commands.move : messages.commands.still,
      run: () => changeSettings({ motion: motion === "reduced" ? "full" : "reduced" }),
    },
  ];
}

function toggleRight(): void {
  useLayout.setState(({ rightOpen }) => ({ rightOpen: rightOpen === false }));
}
