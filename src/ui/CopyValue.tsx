import IconCheck from "@tabler/icons-react/dist/esm/icons/IconCheck.mjs";
import IconCopy from "@tabler/icons-react/dist/esm/icons/IconCopy.mjs";
import { Fragment, useEffect, useState } from "react";
import classes from "./CopyValue.module.css";
import { copyText } from "./copy-text.ts";

interface CopyValueProps {
  readonly value: string;
  /** What is copied, for the button's name: "IP address". */
  readonly what: string;
  /** What stands there when it is not the value itself. */
  readonly shown?: string;
}

/** "mcr.microsoft.com/windows/…" breaks after its slashes and colons before it breaks in a word. */
function Breakable({ text }: { readonly text: string }) {
  return text.split(/(?<=[/:@])(?=[^/:@])/).map((part, at) => (
    // A part of a value has no identity but its place.
    // oxlint-disable-next-line react/no-array-index-key
    <Fragment key={at}>
      {at > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ));
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
      <span className={classes.text}>
        <Breakable text={shown} />
      </span>
      <Icon size={13} stroke={1.85} aria-hidden className={classes.icon} />
    </button>
  );
}
