import { atStart, useLab, useLayout } from "#store";
import { Dock } from "./Dock.tsx";
import { LeftRegion } from "./LeftRegion.tsx";
import { messages } from "./messages.ts";
import classes from "./Page.module.css";
import { RightRegion } from "./RightRegion.tsx";
import { Stage } from "./Stage.tsx";
import { StorageBanner } from "./StorageBanner.tsx";
import { TopBar } from "./TopBar.tsx";
import type { Band } from "./use-band.ts";

/** Five regions; what does not fit becomes a rail or a drawer. */
export function WidePage({ band }: { readonly band: Exclude<Band, "phone"> }) {
  const first = useLab(atStart);
  const leftOpen = useLayout((layout) => layout.leftOpen);
  const rightOpen = useLayout((layout) => layout.rightOpen);
  const rightWidth = useLayout((layout) => layout.rightWidth);
  const leftStands = band === "full" && leftOpen !== false;
  const rightStands = band !== "drawer" && !first && rightOpen !== false;
  return (
    <div
      className={classes.page}
      style={{
        gridTemplateColumns: `${leftStands ? 232 : 48}px minmax(0, 1fr) ${rightStands ? rightWidth : 0}px`,
      }}
    >
      <a className={classes.skip} href="#dock">
        {messages.skip}
      </a>
      <TopBar />
      <StorageBanner />
      <LeftRegion stands={leftStands} />
      <Stage />
      {first ? null : <RightRegion band={band} />}
      <Dock />
    </div>
  );
}
