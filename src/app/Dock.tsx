import { ActionIcon } from "@mantine/core";
import IconChevronDown from "@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs";
import IconChevronUp from "@tabler/icons-react/dist/esm/icons/IconChevronUp.mjs";
import { LastCommand, Terminal, TerminalControls } from "#features/terminal";
import { LIMITS, resize, useLayout, useView } from "#store";
import classes from "./Dock.module.css";
import { DockTabs } from "./DockTabs.tsx";
import { messages } from "./messages.ts";
import { Part } from "./Part.tsx";
import { ReachabilityDock, TimelineControls, TimelineDock, TraceControls, TraceDock } from "./parts.ts";
import { Resizer } from "./Resizer.tsx";

/** Terminal, packet trace, timeline and matrix, one at a time under the canvas; folded, it shows the last command. */
export function Dock() {
  const tab = useView((view) => view.dockTab);
  const open = useView((view) => view.dockOpen);
  const height = useLayout((layout) => layout.dockHeight);
  return (
    <section
      id="dock"
      className={classes.dock}
      aria-label={messages.dock}
      data-region
      tabIndex={-1}
      style={open ? { height } : undefined}
    >
      {open ? (
        <Resizer
          label={messages.resizeDock}
          direction="up"
          value={height}
          limits={LIMITS.dockHeight}
          onResize={(pixels) => resize("dockHeight", pixels)}
        />
      ) : null}
      <div className={classes.bar} data-folded={open ? undefined : true}>
        {open ? (
          <DockTabs />
        ) : (
          <>
            <button
              type="button"
              className={classes.unfold}
              onClick={() => useView.setState({ dockOpen: true })}
            >
              <IconChevronUp size={16} stroke={1.85} aria-hidden />
              {messages.tabs[tab]}
            </button>
            <LastCommand />
            <span className={classes.hint}>{messages.opensTerminal}</span>
          </>
        )}
        {open ? <span className={classes.space} /> : null}
        {open ? <DockControls /> : null}
        <ActionIcon
          variant="subtle"
          aria-label={open ? messages.fold : messages.unfold}
          aria-expanded={open}
          onClick={() => useView.setState({ dockOpen: !open })}
        >
          {open ? (
            <IconChevronDown size={18} stroke={1.85} aria-hidden />
          ) : (
            <IconChevronUp size={18} stroke={1.85} aria-hidden />
          )}
        </ActionIcon>
      </div>
      {open ? (
        <div id="dock-panel" role="tabpanel" aria-labelledby={`tab-${tab}`} className={classes.panel}>
          <DockPanel />
        </div>
      ) : null}
    </section>
  );
}

/** What stands beside the tabs: the terminal's machine, or the player of what is walked through. */
function DockControls() {
  const tab = useView((view) => view.dockTab);
  if (tab === "terminal") return <TerminalControls />;
  const Controls = { trace: TraceControls, events: TimelineControls, reachability: null }[tab];
  return Controls ? (
    <Part key={tab}>
      <Controls />
    </Part>
  ) : null;
}

/** What the chosen tab shows; the terminal's prompt stands apart in the phone's sheet. */
export function DockPanel({ inSheet = false }: { readonly inSheet?: boolean }) {
  const tab = useView((view) => view.dockTab);
  if (tab === "terminal") return <Terminal inSheet={inSheet} />;
  return (
    <Part key={tab}>
      {tab === "trace" ? <TraceDock inSheet={inSheet} /> : null}
      {tab === "events" ? <TimelineDock inSheet={inSheet} /> : null}
      {tab === "reachability" ? <ReachabilityDock /> : null}
    </Part>
  );
}
