import { daemonRefusal } from "./refusals.ts";

/** Signals that a Windows daemon knows by name; each ends the process. Source: moby/sys, signal/signal_windows.go. */
const SIGNALS = ["KILL", "TERM"];

/** The refusal of `--stop-signal` and `--signal`, or null; "" asks for none. */
export function refusedSignal(signal: string): ReturnType<typeof daemonRefusal> | null {
  const isKnown =
    SIGNALS.includes(signal.toUpperCase().replace(/^SIG/, "")) || /^[+-]?0*[1-9]\d*$/.test(signal);
  if (signal === "" || isKnown) return null;
  return daemonRefusal(
    "signal-invalid",
    `invalid signal: ${signal}`,
    `Windows has no signals. The daemon takes the names ${SIGNALS.join(" and ")}, and both end the process.`,
  );
}
