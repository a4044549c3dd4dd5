import { SegmentedControl } from "@mantine/core";
import { useMemo, useState } from "react";
import { type Engine, engine, type ProposedLine, selectWorld, useLab } from "#store";
import { CopyValue } from "#ui";
import classes from "./HnsJson.module.css";
import { MESSAGES } from "./messages.ts";

interface HnsJsonProps {
  readonly line: ProposedLine;
  readonly kind: "network" | "endpoint" | "policyList";
}

/** The object's JSON as HNS answers it, folded away until somebody wants it. */
export function HnsJson({ line, kind }: HnsJsonProps) {
  const [open, setOpen] = useState(false);
  const [version, setVersion] = useState("v1");
  return (
    <details className={classes.json} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={classes.summary}>
        {MESSAGES.json}
        <span>{MESSAGES.jsonHint}</span>
      </summary>
      {open ? (
        <>
          <SegmentedControl
            size="xs"
            value={version}
            onChange={setVersion}
            data={["v1", "v2"]}
            aria-label={MESSAGES.jsonHint}
          />
          <Document line={line} kind={kind} version={version} />
        </>
      ) : null}
    </details>
  );
}

/** The engine prints the object by its own cmdlet; looking changes nothing. */
function Document({ line, kind, version }: HnsJsonProps & { readonly version: string }) {
  const world = useLab(selectWorld);
  const text = useMemo(() => {
    const { output } = engine().execute(world, line.machine, line.text);
    const v1 = readObject(output.stdout);
    if (v1 === null) return output.stdout || output.stderr;
    return JSON.stringify(version === "v1" ? v1 : engine().hcnDocument(kind, v1), null, 2);
  }, [world, line.machine, line.text, kind, version]);
  return (
    <>
      {/* It scrolls, so the keyboard must be able to reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={classes.text} tabIndex={0} aria-label={MESSAGES.jsonHint}>
        {text}
      </pre>
      <CopyValue value={text} what={MESSAGES.jsonHint} shown={MESSAGES.copyJson} />
    </>
  );
}

type Fields = Parameters<Engine["hcnDocument"]>[1];

function readObject(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : null;
  } catch {
    return null;
  }
}
