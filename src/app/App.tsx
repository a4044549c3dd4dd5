import { Suspense, useEffect } from "react";
import { AddPalette, Outline } from "#features/outline";
import { DamagedLink } from "#features/sharing";
import { StartScreen } from "#features/start";
import { atStart, followAddress, keepSaved, useLab, useOpening, useTracing, useView } from "#store";
import classes from "./App.module.css";
import { Dock } from "./Dock.tsx";
import { fetchWhenIdle } from "./fetching.ts";
import { LiveRegions } from "./LiveRegions.tsx";
import { Loading } from "./Loading.tsx";
import { messages } from "./messages.ts";
import { Notices } from "./Notices.tsx";
import { Canvas, Inspector, TimelinePanel, TracePanel } from "./parts.ts";
import { TopBar } from "./TopBar.tsx";
import { useShortcuts } from "./use-shortcuts.ts";

/** The five regions of the page. */
export function App() {
  const first = useLab(atStart);
  const busy = useOpening((opening) => opening.busy);
  useShortcuts();
  useEffect(() => {
    const stops = [keepSaved(), followAddress()];
    fetchWhenIdle();
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return (
    <div className={classes.page}>
      <a className={classes.skip} href="#dock">
        {messages.skip}
      </a>
      <TopBar />
      <nav className={classes.left} aria-label={messages.outline} data-region tabIndex={-1}>
        <Outline />
        <AddPalette />
      </nav>
      <main className={classes.canvas} aria-label={messages.canvas} data-region tabIndex={-1}>
        <Suspense fallback={null}>{busy ? null : first ? <StartScreen /> : <Canvas />}</Suspense>
      </main>
      <aside className={classes.right} aria-label={messages.inspector} data-region tabIndex={-1}>
        <Suspense fallback={null}>{first ? null : <RightPanel />}</Suspense>
      </aside>
      <Dock />
      <DamagedLink />
      <Loading />
      <Notices />
      <LiveRegions />
    </div>
  );
}

/** The panel of the open dock tab, else the inspector. */
function RightPanel() {
  const tab = useView((view) => (view.dockOpen ? view.dockTab : "terminal"));
  const traced = useTracing((tracing) => tracing.trace !== null);
  if (tab === "trace") return <TracePanel />;
  if (tab === "events") return <TimelinePanel />;
  return traced && tab === "reachability" ? <TracePanel /> : <Inspector />;
}
