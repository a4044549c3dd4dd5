import IconAlertTriangle from "@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs";
import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import IconCircleDashed from "@tabler/icons-react/dist/esm/icons/IconCircleDashed.mjs";
import IconSquareRoundedX from "@tabler/icons-react/dist/esm/icons/IconSquareRoundedX.mjs";

export type Outcome = "ok" | "bad" | "warn" | "unknown";

const FORMS = {
  ok: { Icon: IconCircleCheck, colour: "var(--ok)" },
  bad: { Icon: IconSquareRoundedX, colour: "var(--bad)" },
  warn: { Icon: IconAlertTriangle, colour: "var(--warn)" },
  unknown: { Icon: IconCircleDashed, colour: "var(--text-3)" },
} as const;

/** Round tick, square cross, triangle or dashed ring: the form says it without the colour. The word stands beside it. */
export function OutcomeIcon({ outcome, size = 16 }: { readonly outcome: Outcome; readonly size?: number }) {
  const { Icon, colour } = FORMS[outcome];
  return <Icon size={size} stroke={1.85} color={colour} aria-hidden style={{ flex: "none" }} />;
}
