import IconPlayerPlay from "@tabler/icons-react/dist/esm/icons/IconPlayerPlay.mjs";
import classes from "./RunLine.module.css";

interface RunLineProps {
  readonly text: string;
  /** "Run in the terminal" unless told otherwise. */
  readonly label?: string;
  readonly onRun: () => void;
}

/** Longer words are cut where the line ends, in characters. */
const WHOLE = 28;

/** Short words stay whole where a line breaks: "--nic" is not cut after its hyphens. */
function Words({ text }: { readonly text: string }) {
  return text.split(/( +)/).map((word, at) =>
    word.trim() === "" || word.length > WHOLE ? (
      word
    ) : (
      // A word of a line has no identity but its place.
      // oxlint-disable-next-line react/no-array-index-key
      <span key={at} className={classes.word}>
        {word}
      </span>
    ),
  );
}

/** A command line and the button that runs it. */
export function RunLine({ text, label = "Run in the terminal", onRun }: RunLineProps) {
  return (
    <div className={classes.line}>
      <code className={classes.text}>
        <Words text={text} />
      </code>
      <button
        type="button"
        className={classes.run}
        onClick={onRun}
        title={label}
        aria-label={`${label}: ${text}`}
      >
        <IconPlayerPlay size={15} stroke={1.85} aria-hidden />
      </button>
    </div>
  );
}
