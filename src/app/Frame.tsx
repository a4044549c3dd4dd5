import classes from "./App.module.css";
import { messages } from "./messages.ts";

/** The page's regions without their content, while the engine is on its way. */
export function Frame() {
  return (
    <div className={classes.page} aria-busy>
      <header className={classes.top}>
        <strong className={classes.name}>{messages.name}</strong>
      </header>
      <div className={classes.left} />
      <main className={classes.canvas} aria-label={messages.canvas} />
      <div className={classes.right} />
      <div className={classes.dock} style={{ height: 246 }} />
    </div>
  );
}
