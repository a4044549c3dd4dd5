import { useEffect, useMemo, useRef, useState } from "react";
import type { Flow } from "#engine";
import { useLab } from "#store";
import type { Cell } from "./model/cells.ts";
import type { MatrixBatch, MatrixJob } from "./model/protocol.ts";

export interface Result {
  readonly now: Cell;
  readonly before: Cell | null;
}

export interface Matrix {
  readonly results: Results;
  readonly done: number;
  readonly state: "idle" | "working" | "done" | "cancelled" | "failed";
  readonly cancel: () => void;
}

/** A new object with each batch of answers. */
export interface Results {
  readonly cells: ReadonlyMap<string, Result>;
}

const NOTHING: Results = { cells: new Map() };

interface Progress {
  /** The question that the results answer; others are stale. */
  readonly flows: readonly Flow[] | null;
  readonly lines: unknown;
  readonly results: Results;
  readonly done: number;
  readonly state: Matrix["state"];
}

/** Sends the flows in a worker and hands out the answers as they come. `flows` null: wait. */
export function useMatrix(flows: readonly Flow[] | null, compare: boolean): Matrix {
  const lines = useLab((lab) => lab.lines);
  const cursor = useLab((lab) => lab.cursor);
  const executions = useLab((lab) => lab.executions);
  const [progress, setProgress] = useState<Progress>({
    flows: null,
    lines: null,
    results: NOTHING,
    done: 0,
    state: "idle",
  });
  const worker = useRef<Worker | null>(null);
  const job = useRef(0);
  const script = useMemo(
    () => lines.slice(0, cursor).map(({ machine, text }) => ({ machine, text })),
    [lines, cursor],
  );
  const compareWith = useMemo(() => {
    const last = executions.findLastIndex(({ changed }, at) => at < cursor && changed);
    return compare && last >= 0 ? last : null;
  }, [executions, cursor, compare]);

  useEffect(() => {
    const made = new Worker(new URL("./matrix.worker.ts", import.meta.url), { type: "module" });
    worker.current = made;
    return () => {
      made.terminate();
      worker.current = null;
    };
  }, []);

  useEffect(() => {
    const at = worker.current;
    if (!at || !flows) return;
    job.current += 1;
    const mine = job.current;
    const results = new Map<string, Result>();
    const onMessage = ({ data }: MessageEvent<MatrixBatch>) => {
      if (data.job !== mine) return;
      for (const { key, now, before } of data.results) results.set(key, { now, before });
      const state = data.done >= flows.length ? "done" : "working";
      // A new wrapper says that the growing map has changed; copying it each time would cost more than the tracing.
      setProgress({ flows, lines: script, results: { cells: results }, done: data.done, state });
    };
    const onError = () => {
      setProgress({ flows, lines: script, results: NOTHING, done: 0, state: "failed" });
    };
    at.addEventListener("message", onMessage);
    at.addEventListener("error", onError);
    const message: MatrixJob = { job: mine, lines: script, flows, compareWith };
    at.postMessage(message);
    return () => {
      at.removeEventListener("message", onMessage);
      at.removeEventListener("error", onError);
    };
  }, [flows, script, compareWith]);

  // Old answers stay in view while new ones come, so that the table does not flicker with every command.
  const fresh = progress.flows === flows && progress.lines === script;
  return {
    results: progress.results,
    done: fresh ? progress.done : 0,
    state: !flows ? "idle" : fresh ? progress.state : "working",
    cancel: () => {
      job.current += 1;
      worker.current?.postMessage({ job: job.current });
      setProgress({ ...progress, flows, lines: script, state: "cancelled" });
    },
  };
}
