import { Autocomplete, Button, NumberInput, SegmentedControl } from "@mantine/core";
import IconSend from "@tabler/icons-react/dist/esm/icons/IconSend.mjs";
import { useEffect, useMemo } from "react";
import type { Flow, Protocol } from "#engine";
import { compose, runLine, selectWorld, useLab, useTracing, useView } from "#store";
import { OutcomeIcon } from "#ui";
import classes from "./Composer.module.css";
import { MESSAGES } from "./messages.ts";
import { likeliestFlow } from "./model/likeliest.ts";
import { cannotStart, senders, targets } from "./model/places.ts";
import { readTarget } from "./model/target.ts";
import { sendPacket } from "./walk.ts";

/** Suggestions shown at once; typing narrows them. */
const SHOWN = 40;

const PROTOCOLS: readonly { readonly value: Protocol; readonly label: string }[] = [
  { value: "tcp", label: MESSAGES.protocols.tcp },
  { value: "udp", label: MESSAGES.protocols.udp },
  { value: "icmp", label: MESSAGES.protocols.icmp },
];

interface ComposerProps {
  readonly onSent: () => void;
  readonly onCancel: (() => void) | null;
}

/** Who sends what where, filled in with the packet that is most likely wanted. */
export function Composer({ onSent, onCancel }: ComposerProps) {
  const world = useLab(selectWorld);
  const flow = useTracing((tracing) => tracing.flow);
  const sendersHere = useMemo(() => senders(world), [world]);
  const targetsHere = useMemo(() => targets(world), [world]);
  const blocked = useMemo(() => cannotStart(world, flow.from), [world, flow.from]);
  useLikeliestFlow();
  const ready = blocked === null && flow.to.trim() !== "";
  const submit = (event: { preventDefault(): void }) => {
    event.preventDefault();
    if (!ready) return;
    sendPacket(normalised(flow));
    onSent();
  };
  return (
    <form className={classes.form} onSubmit={submit} aria-label={MESSAGES.title}>
      <Autocomplete
        label={MESSAGES.from}
        size="xs"
        value={flow.from}
        data={[...sendersHere]}
        limit={SHOWN}
        onChange={(from) => compose({ from })}
      />
      <Autocomplete
        label={MESSAGES.to}
        placeholder={MESSAGES.toHint}
        size="xs"
        value={flow.to}
        data={[...targetsHere]}
        limit={SHOWN}
        onChange={(to) => compose({ to })}
        onBlur={() => compose(readTarget(flow.to))}
      />
      <div className={classes.row}>
        <SegmentedControl
          size="xs"
          value={flow.proto}
          data={[...PROTOCOLS]}
          aria-label={MESSAGES.protocol}
          onChange={(value) => {
            const proto = PROTOCOLS.find((one) => one.value === value)?.value ?? "tcp";
            compose({ proto, port: proto === "icmp" ? 0 : flow.port || (proto === "udp" ? 53 : 80) });
          }}
        />
        {flow.proto === "icmp" ? null : (
          <NumberInput
            className={classes.port}
            size="xs"
            aria-label={MESSAGES.port}
            leftSection={<span className={classes.portLabel}>{MESSAGES.port}</span>}
            leftSectionWidth={42}
            min={1}
            max={65_535}
            allowDecimal={false}
            allowNegative={false}
            hideControls
            value={flow.port}
            onChange={(port) => compose({ port: Number(port) || 0 })}
          />
        )}
      </div>
      {blocked ? (
        <output className={classes.blocked}>
          <OutcomeIcon outcome="unknown" />
          <span>{blocked.why}</span>
          {blocked.start ? (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => {
                if (blocked.start) runLine(blocked.start);
              }}
            >
              {MESSAGES.start}
            </Button>
          ) : null}
        </output>
      ) : null}
      <div className={classes.row}>
        <Button
          type="submit"
          size="xs"
          disabled={!ready}
          leftSection={<IconSend size={14} stroke={1.85} aria-hidden />}
        >
          {MESSAGES.send}
        </Button>
        {onCancel ? (
          <Button size="xs" variant="default" onClick={onCancel}>
            {MESSAGES.cancel}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

/** An empty destination is filled in; whatever somebody has composed stays. */
function useLikeliestFlow(): void {
  useEffect(() => {
    const { flow } = useTracing.getState();
    if (flow.to !== "") return;
    const likely = likeliestFlow(selectWorld(useLab.getState()), useView.getState().selected);
    const from = flow.from === "" ? likely.from : flow.from;
    compose(likely.to === from ? { from } : { ...likely, from });
  }, []);
}

function normalised(flow: Flow): Flow {
  const read: Flow = { ...flow, ...readTarget(flow.to) };
  return read.proto === "icmp" ? { ...read, port: 0 } : read;
}
