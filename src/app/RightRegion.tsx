import { ActionIcon } from "@mantine/core";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { useEffect } from "react";
import { LIMITS, resize, useLayout, useTracing, useView } from "#store";
import { messages } from "./messages.ts";
import classes from "./Page.module.css";
import { Part } from "./Part.tsx";
import { Inspector, TimelinePanel, TracePanel } from "./parts.ts";
import { Resizer } from "./Resizer.tsx";
import type { Band } from "./use-band.ts";

const hide = () => useLayout.setState({ rightOpen: false });

/** Inspector, or the panel of the open dock tab: beside the canvas, or a drawer over it. */
export function RightRegion({ band }: { readonly band: Band }) {
  const open = useLayout((layout) => layout.rightOpen);
  const width = useLayout((layout) => layout.rightWidth);
  const isDrawer = band === "drawer" || band === "phone";
  useOpenOnSelection(band === "drawer");
  if (isDrawer ? open !== true : open === false) return null;
  return (
    // Esc closes the drawer wherever the focus is in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      className={isDrawer ? classes.drawer : classes.right}
      data-phone={band === "phone" || undefined}
      aria-label={messages.inspector}
      data-region
      tabIndex={-1}
      onKeyDown={(event) => {
        if (isDrawer && event.key === "Escape") hide();
      }}
    >
      {isDrawer ? (
        <ActionIcon
          className={classes.closeDrawer}
          variant="subtle"
          size={band === "phone" ? 44 : 30}
          aria-label={messages.closeDetails}
          onClick={hide}
        >
          <IconX size={18} stroke={1.85} aria-hidden />
        </ActionIcon>
      ) : (
        <Resizer
          label={messages.resizeRight}
          direction="left"
          value={width}
          limits={LIMITS.rightWidth}
          onResize={(pixels) => resize("rightWidth", pixels)}
        />
      )}
      <div className={classes.rightContent}>
        <RightPanel />
      </div>
    </aside>
  );
}

/** The panel of the open dock tab, else the inspector. */
function RightPanel() {
  const tab = useView((view) => (view.dockOpen ? view.dockTab : "terminal"));
  const traced = useTracing((tracing) => tracing.trace !== null);
  const shown = traced && tab === "reachability" ? "trace" : tab;
  const Panel = { trace: TracePanel, events: TimelinePanel, reachability: Inspector, terminal: Inspector }[
    shown
  ];
  return (
    <Part key={Panel === Inspector ? "inspector" : shown}>
      <Panel />
    </Part>
  );
}

/** A drawer comes when there is something new to say, and goes when it is closed. */
function useOpenOnSelection(isDrawer: boolean): void {
  useEffect(() => {
    if (!isDrawer) return;
    const stops = [
      useView.subscribe((view, before) => {
        const chosen = view.selected !== null && view.selected !== before.selected;
        const turned = view.dockTab !== before.dockTab && view.dockTab !== "terminal";
        if (chosen || turned) useLayout.setState({ rightOpen: true });
        else if (view.selected === null && before.selected !== null) hide();
      }),
      useTracing.subscribe(({ trace }, before) => {
        if (trace !== null && trace !== before.trace) useLayout.setState({ rightOpen: true });
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [isDrawer]);
}
