import IconCheck from "@tabler/icons-react/dist/esm/icons/IconCheck.mjs";
import IconCopy from "@tabler/icons-react/dist/esm/icons/IconCopy.mjs";
import { useEffect, useState } from "react";
import classes from "./CopyValue.module.css";
import { copyText } from "./copy-text.ts";

interface CopyValueProps {
  readonly value: string;
  /** What is copied, for the button's name: "IP address". */
  readonly what: string;
  /** What stands there when it is not the value itself. */
  readonly shown?: string;
}

/** A value that a press copies. The tick tells that it is done, also to a screen reader. */
export function CopyValue({ value, what, shown = value }: CopyValueProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => void copyText(value).then(setCopied);
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <button
      type="button"
      className={classes.value}
      onClick={copy}
      aria-label={copied ? `${what} copied` : `${what} ${value}, copy`}
      title="Copy"
    >
      <span className={classes.text}>{shown}</span>
      <Icon size={13} stroke={1.85} aria-hidden className={classes.icon} />
    </button>
  );
}
