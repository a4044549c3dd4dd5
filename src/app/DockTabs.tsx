import IconClock from "@tabler/icons-react/dist/esm/icons/IconClock.mjs";
import IconGridDots from "@tabler/icons-react/dist/esm/icons/IconGridDots.mjs";
import IconRoute from "@tabler/icons-react/dist/esm/icons/IconRoute.mjs";
import IconTerminal2 from "@tabler/icons-react/dist/esm/icons/IconTerminal2.mjs";
import type { KeyboardEvent } from "react";
import {
  type DockTab,
  eventsOf,
  hopsOf,
  lineAtCursor,
  openDock,
  useLab,
  useLayout,
  useTimeline,
  useTracing,
  useView,
  whenReady,
} from "#store";
import classes from "./Dock.module.css";
import { messages } from "./messages.ts";

const TABS: readonly DockTab[] = ["terminal", "trace", "events", "reachability"];
const ICONS = {
  terminal: IconTerminal2,
  trace: IconRoute,
  events: IconClock,
  reachability: IconGridDots,
} as const;

/** The four tabs; on a phone with their short names. */
export function DockTabs({ short = false }: { readonly short?: boolean }) {
  const tab = useView((view) => view.dockTab);
  return (
    <div role="tablist" aria-label={messages.dock} className={classes.tabs} data-short={short || undefined}>
      {TABS.map((each) => {
        const Icon = ICONS[each];
        return (
          <button
            key={each}
            type="button"
            role="tab"
            id={`tab-${each}`}
            aria-selected={each === tab}
            aria-controls="dock-panel"
            aria-label={short ? messages.tabs[each] : undefined}
            tabIndex={each === tab ? 0 : -1}
            onClick={() => show(each)}
            onKeyDown={(event) => moveTab(event, each)}
          >
            <Icon size={16} stroke={1.85} aria-hidden />
            {short ? messages.shortTabs[each] : messages.tabs[each]}
            {short ? null : <TabPlace tab={each} chosen={each === tab} />}
          </button>
        );
      })}
    </div>
  );
}

/** Where a walk stands, beside the tab's name: "hop 5 of 8". */
function TabPlace({ tab, chosen }: { readonly tab: DockTab; readonly chosen: boolean }) {
  const hop = useTracing((tracing) =>
    tracing.trace ? messages.hopPlace(tracing.hop + 1, hopsOf(tracing).length) : "",
  );
  const line = useTimeline((timeline) => timeline.line);
  const event = useTimeline((timeline) => timeline.event);
  const calls = useLab((lab) => eventsOf(lab, line ?? lineAtCursor(lab)).length);
  const step = chosen && calls > 0 ? messages.stepPlace(line === null ? calls : event, calls) : "";
  const place = { terminal: "", trace: hop, events: step, reachability: "" }[tab];
  return place === "" ? null : <span className={classes.place}>{place}</span>;
}

/** The panels beside the terminal show machines: they wait for the engine. */
function show(tab: DockTab): void {
  whenReady(() => openDock(tab));
  useLayout.setState(({ sheet }) => ({ sheet: sheet === "low" ? "middle" : sheet }));
}

function moveTab(event: KeyboardEvent, tab: DockTab): void {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const next = by === undefined ? undefined : TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length];
  if (next === undefined) return;
  event.preventDefault();
  show(next);
  document.getElementById(`tab-${next}`)?.focus();
}
