import { Button, Progress } from "@mantine/core";
import { cancelLoading, useLoading } from "#store";
import { messages } from "./messages.ts";
import classes from "./Over.module.css";

/** A long replay: how far it is, and a way to stop it. */
export function Loading() {
  const progress = useLoading((loading) => loading.progress);
  if (!progress) return null;
  const { done, total, title } = progress;
  return (
    <div className={classes.loading} role="status">
      <strong>{title}</strong>
      <span>{messages.loading(done, total)}</span>
      <Progress value={(done / Math.max(total, 1)) * 100} aria-label={messages.loading(done, total)} />
      <Button variant="default" onClick={cancelLoading}>
        {messages.cancel}
      </Button>
    </div>
  );
}
