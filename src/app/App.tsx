import { useEffect } from "react";
import { DamagedLink } from "#features/sharing";
import { announceSteps, followAddress, keepSaved, offerOldEndings, probeStorage, showSettings } from "#store";
import { Dialogs } from "./Dialogs.tsx";
import { fetchWhenIdle } from "./fetching.ts";
import { LiveRegions } from "./LiveRegions.tsx";
import { Loading } from "./Loading.tsx";
import { Notices } from "./Notices.tsx";
import { PhonePage } from "./PhonePage.tsx";
import { useBand } from "./use-band.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { WidePage } from "./WidePage.tsx";

/** The page as the window allows it, and what lies over it. */
export function App() {
  const band = useBand();
  useShortcuts();
  useEffect(() => {
    const stops = [showSettings(), keepSaved(), offerOldEndings(), announceSteps(), followAddress()];
    void probeStorage();
    fetchWhenIdle();
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return (
    <>
      {band === "phone" ? <PhonePage /> : <WidePage band={band} />}
      <DamagedLink />
      <Dialogs />
      <Loading />
      <Notices />
      <LiveRegions />
    </>
  );
}
