import { ActionIcon } from "@mantine/core";
import IconChevronDown from "@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs";
import IconChevronUp from "@tabler/icons-react/dist/esm/icons/IconChevronUp.mjs";
import { type KeyboardEvent, type PointerEvent, Suspense } from "react";
import { Terminal, TerminalControls } from "#features/terminal";
import { type DockTab, openDock, useView } from "#store";
import classes from "./App.module.css";
import { messages } from "./messages.ts";
import { ReachabilityDock, TimelineDock, TraceDock } from "./parts.ts";

const TABS: readonly DockTab[] = ["terminal", "trace", "events", "reachability"];
const LEAST = 120;
const MOST = 620;

/** Terminal, packet trace, timeline and matrix, one at a time under the canvas. */
export function Dock() {
  const tab = useView((view) => view.dockTab);
  const open = useView((view) => view.dockOpen);
  const height = useView((view) => view.dockHeight);
  return (
    <section
      id="dock"
      className={classes.dock}
      aria-label={messages.dock}
      data-region
      tabIndex={-1}
      style={{ height: open ? height : 42 }}
    >
      {open ? <Handle height={height} /> : null}
      <div className={classes.dockBar}>
        <div role="tablist" aria-label={messages.dock} className={classes.tabs}>
          {TABS.map((each) => (
            <button
              key={each}
              type="button"
              role="tab"
              id={`tab-${each}`}
              aria-selected={each === tab}
              aria-controls="dock-panel"
              tabIndex={each === tab ? 0 : -1}
              onClick={() => openDock(each)}
              onKeyDown={(event) => moveTab(event, each)}
            >
              {messages.tabs[each]}
            </button>
          ))}
        </div>
        <span className={classes.space} />
        {tab === "terminal" && open ? <TerminalControls /> : null}
        <ActionIcon
          variant="subtle"
          aria-label={open ? messages.fold : messages.unfold}
          aria-expanded={open}
          onClick={() => useView.setState({ dockOpen: !open })}
        >
          {open ? <IconChevronDown size={18} aria-hidden /> : <IconChevronUp size={18} aria-hidden />}
        </ActionIcon>
      </div>
      {open ? (
        <div id="dock-panel" role="tabpanel" aria-labelledby={`tab-${tab}`} className={classes.dockPanel}>
          <Suspense fallback={null}>{panelOf(tab)}</Suspense>
        </div>
      ) : null}
    </section>
  );
}

function panelOf(tab: DockTab) {
  if (tab === "trace") return <TraceDock />;
  if (tab === "events") return <TimelineDock />;
  return tab === "reachability" ? <ReachabilityDock /> : <Terminal />;
}

function moveTab(event: KeyboardEvent, tab: DockTab): void {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const next = by === undefined ? undefined : TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length];
  if (next === undefined) return;
  event.preventDefault();
  openDock(next);
  document.getElementById(`tab-${next}`)?.focus();
}

function Handle({ height }: { readonly height: number }) {
  const set = (wanted: number) => useView.setState({ dockHeight: Math.min(Math.max(wanted, LEAST), MOST) });
  return (
    <div
      className={classes.handle}
      role="separator"
      aria-orientation="horizontal"
      aria-label={messages.resize}
      aria-valuenow={height}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      tabIndex={0}
      onKeyDown={({ key }) => {
        if (key === "ArrowUp") set(height + 20);
        if (key === "ArrowDown") set(height - 20);
      }}
      onPointerDown={(event: PointerEvent<HTMLDivElement>) =>
        event.currentTarget.setPointerCapture(event.pointerId)
      }
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) set(window.innerHeight - event.clientY);
      }}
    />
  );
}
