import { useAnnouncer } from "#store";
import classes from "./Over.module.css";

/** What a screen reader hears without looking: one polite region, one assertive for drops and errors. */
export function LiveRegions() {
  const polite = useAnnouncer((announcer) => announcer.polite);
  const assertive = useAnnouncer((announcer) => announcer.assertive);
  const turn = useAnnouncer((announcer) => announcer.turn);
  return (
    <div className={classes.hidden}>
      <p aria-live="polite" key={`polite-${turn}`}>
        {polite}
      </p>
      <p aria-live="assertive" key={`assertive-${turn}`}>
        {assertive}
      </p>
    </div>
  );
}
