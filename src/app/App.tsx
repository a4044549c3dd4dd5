import "@xyflow/react/dist/style.css";
import { lazy, Suspense, useEffect } from "react";
import { Canvas } from "#features/canvas";
import { Inspector } from "#features/inspector";
import { AddPalette, Outline } from "#features/outline";
import { DamagedLink } from "#features/sharing";
import { StartScreen } from "#features/start";
import { followAddress, keepSaved, useLab, useTracing, useView } from "#store";
import classes from "./App.module.css";
import { Dock } from "./Dock.tsx";
import { LiveRegions } from "./LiveRegions.tsx";
import { Loading } from "./Loading.tsx";
import { messages } from "./messages.ts";
import { Notices } from "./Notices.tsx";
import { TopBar } from "./TopBar.tsx";
import { useShortcuts } from "./use-shortcuts.ts";

const TracePanel = lazy(() =>
  import("#features/packets").then(({ TracePanel: panel }) => ({ default: panel })),
);
const TimelinePanel = lazy(() =>
  import("#features/timeline").then(({ TimelinePanel: panel }) => ({ default: panel })),
);

/** The five regions of the page. */
export function App() {
  const empty = useLab((lab) => lab.lines.length === 0);
  useShortcuts();
  useEffect(() => {
    const stops = [keepSaved(), followAddress()];
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
        <Canvas />
        {empty ? <StartScreen /> : null}
      </main>
      <aside className={classes.right} aria-label={messages.inspector} data-region tabIndex={-1}>
        <Suspense fallback={null}>
          <RightPanel />
        </Suspense>
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
