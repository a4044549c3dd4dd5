import { Notification } from "@mantine/core";
import { useEffect, useState } from "react";
import { dismiss, type Notice, useNotices } from "#store";
import { messages } from "./messages.ts";
import classes from "./Over.module.css";

const STAYS_MS = 8_000;

/** Short messages over the page. */
export function Notices() {
  const notices = useNotices((state) => state.notices);
  return (
    <div className={classes.notices} aria-live="polite">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const { id, text, tone, action } = notice;
  const [looked, setLooked] = useState(false);
  useEffect(() => {
    if (looked) return;
    const timer = setTimeout(() => dismiss(id), STAYS_MS);
    return () => clearTimeout(timer);
  }, [id, looked]);
  return (
    <Notification
      color={tone === "bad" ? "red" : "ink"}
      onClose={() => dismiss(id)}
      withBorder
      onPointerEnter={() => setLooked(true)}
      onPointerLeave={() => setLooked(false)}
      onFocus={() => setLooked(true)}
      onBlur={() => setLooked(false)}
      closeButtonProps={{ "aria-label": messages.dismiss }}
    >
      {text}{" "}
      {action ? (
        <button
          type="button"
          className={classes.noticeAction}
          onClick={() => {
            action.run();
            dismiss(id);
          }}
        >
          {action.label}
        </button>
      ) : null}
    </Notification>
  );
}
