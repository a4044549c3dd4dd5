import { Button, SegmentedControl, Switch, TextInput } from "@mantine/core";
import IconSearch from "@tabler/icons-react/dist/esm/icons/IconSearch.mjs";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { raiseDock, selectWorld, useLab } from "#store";
import { GroupMatrix } from "./GroupMatrix.tsx";
import { MatrixTable } from "./MatrixTable.tsx";
import { MESSAGES } from "./messages.ts";
import { flowsBetween, type ProbeKind } from "./model/cells.ts";
import { type End, endsOf } from "./model/ends.ts";
import { hasChanged } from "./model/outcome.ts";
import classes from "./ReachabilityDock.module.css";
import { useMatrix } from "./use-matrix.ts";

/** With more ends than this the matrix starts grouped. */
const CROWD = 20;
/** Height of the dock at which some rows of the matrix are in view, px. */
const SOME_ROWS = 340;
/** Packets that are sent without being asked for. */
const UNASKED = 12_000;
/** Packets that the page can hold at once; beyond that one pair of groups at a time. */
const MOST = 250_000;

/** Who can reach whom, now and before the last command. */
export function ReachabilityDock() {
  const world = useDeferredValue(useLab(selectWorld));
  const ends = useMemo(() => endsOf(world), [world]);
  useEffect(() => raiseDock(SOME_ROWS), []);
  const [probe, setProbe] = useState<ProbeKind>("ping");
  const [filter, setFilter] = useState("");
  const [compare, setCompare] = useState(true);
  const [grouped, setGrouped] = useState<boolean | null>(null);
  const [drill, setDrill] = useState<{ readonly row: string; readonly column: string } | null>(null);
  const [asked, setAsked] = useState(0);
  const applied = useDeferredValue(filter);
  const shown = useMemo(() => matching(ends, applied), [ends, applied]);
  const isGrouped = grouped ?? shown.length > CROWD;
  const rows = useMemo(() => inGroup(shown, isGrouped ? drill?.row : undefined), [shown, isGrouped, drill]);
  const columns = useMemo(
    () => inGroup(shown, isGrouped ? drill?.column : undefined),
    [shown, isGrouped, drill],
  );
  const isAllowed = (packets: number) => packets <= UNASKED || (asked === packets && packets <= MOST);
  // An opened pair of groups is looked up in the whole matrix, unless that is too large to be sent.
  const whole = isAllowed(shown.length ** 2);
  const packets = whole ? shown.length ** 2 : rows.length * columns.length;
  const allowed = isAllowed(packets);
  const flows = useMemo(
    () => (allowed ? flowsBetween(whole ? shown : rows, whole ? shown : columns, probe) : null),
    [allowed, whole, shown, rows, columns, probe],
  );
  const matrix = useMatrix(flows, compare);
  const all = flows?.length ?? 0;
  const tally = useMemo(() => count(matrix.results, all), [matrix.results, all]);

  if (ends.filter(({ isContainer }) => isContainer).length < 2) {
    return (
      <div className={classes.dock}>
        <p className={classes.empty}>{MESSAGES.empty}</p>
      </div>
    );
  }
  return (
    <div className={classes.dock}>
      <header className={classes.bar}>
        <SegmentedControl
          size="xs"
          value={probe}
          aria-label={MESSAGES.probe}
          data={[
            { value: "ping", label: MESSAGES.probes.ping },
            { value: "tcp", label: MESSAGES.probes.tcp },
          ]}
          onChange={(value) => setProbe(value === "tcp" ? "tcp" : "ping")}
        />
        <TextInput
          size="xs"
          className={classes.filter}
          leftSection={<IconSearch size={14} stroke={1.85} aria-hidden />}
          placeholder={MESSAGES.filterShort}
          aria-label={MESSAGES.filter}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <Switch
          size="xs"
          label={MESSAGES.group}
          checked={isGrouped}
          onChange={(event) => setGrouped(event.currentTarget.checked)}
        />
        <Switch
          size="xs"
          label={MESSAGES.changes}
          title={MESSAGES.changesHint}
          checked={compare}
          onChange={(event) => setCompare(event.currentTarget.checked)}
        />
        <output className={classes.status}>
          {matrix.state === "working" ? (
            <>
              <progress value={matrix.done} max={all} aria-label={MESSAGES.title} />
              {MESSAGES.progress(matrix.done, all)}
              <Button size="compact-xs" variant="default" onClick={matrix.cancel}>
                {MESSAGES.cancel}
              </Button>
            </>
          ) : matrix.state === "done" ? (
            <>
              {MESSAGES.summary(tally.arrive, tally.lost)}
              {tally.changed > 0 ? ` · ${MESSAGES.changed(tally.changed)}` : ""}
            </>
          ) : matrix.state === "cancelled" ? (
            MESSAGES.cancelled
          ) : matrix.state === "failed" ? (
            MESSAGES.failed
          ) : null}
        </output>
      </header>
      {allowed ? null : (
        <div className={classes.ask}>
          {packets > MOST ? (
            <p className={classes.many}>{MESSAGES.tooMany(packets)}</p>
          ) : (
            <Button variant="default" onClick={() => setAsked(packets)}>
              {MESSAGES.compute(packets)}
            </Button>
          )}
        </div>
      )}
      {isGrouped && drill === null ? (
        <GroupMatrix
          ends={shown}
          probe={probe}
          results={matrix.results}
          onOpen={(row, column) => setDrill({ row, column })}
        />
      ) : (
        <>
          {isGrouped && drill ? (
            <nav className={classes.back} aria-label={MESSAGES.group}>
              <Button size="compact-xs" variant="default" onClick={() => setDrill(null)}>
                {MESSAGES.back}
              </Button>
              <span>
                {drill.row} → {drill.column}
              </span>
            </nav>
          ) : null}
          <MatrixTable rows={rows} columns={columns} probe={probe} results={matrix.results} />
        </>
      )}
    </div>
  );
}

function matching(ends: readonly End[], filter: string): readonly End[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return ends;
  return ends.filter(({ id, address, group }) => {
    const text = `${id} ${address ?? ""} ${group}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function inGroup(ends: readonly End[], group: string | undefined): readonly End[] {
  return group === undefined ? ends : ends.filter((end) => end.group === group);
}

function count(results: ReturnType<typeof useMatrix>["results"], flows: number) {
  let arrive = 0;
  let changed = 0;
  for (const result of results.cells.values()) {
    if (result.now.verdict === "delivered") arrive += 1;
    if (hasChanged(result)) changed += 1;
  }
  return { arrive, lost: Math.max(0, flows - arrive), changed };
}
