import IconChevronLeft from "@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs";
import IconChevronRight from "@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs";
import IconPlayerPause from "@tabler/icons-react/dist/esm/icons/IconPlayerPause.mjs";
import IconPlayerPlay from "@tabler/icons-react/dist/esm/icons/IconPlayerPlay.mjs";
import IconPlayerSkipBack from "@tabler/icons-react/dist/esm/icons/IconPlayerSkipBack.mjs";
import IconPlayerSkipForward from "@tabler/icons-react/dist/esm/icons/IconPlayerSkipForward.mjs";
import classes from "./Player.module.css";

interface PlayerProps {
  /** What is walked, for the names of the buttons: "hop", "step". */
  readonly unit: string;
  readonly playing: boolean;
  readonly atStart: boolean;
  readonly atEnd: boolean;
  readonly onFirst: () => void;
  readonly onBack: () => void;
  readonly onPlay: () => void;
  readonly onPause: () => void;
  readonly onNext: () => void;
  readonly onLast: () => void;
}

/** First, back, play, next, last. Buttons at an end stay focusable, so that the focus is never lost under a press. */
export function Player(props: PlayerProps) {
  const { unit, playing, atStart, atEnd } = props;
  return (
    <div className={classes.player}>
      <Step label={`First ${unit}`} Icon={IconPlayerSkipBack} onPress={props.onFirst} off={atStart} />
      <Step label={`Previous ${unit}`} Icon={IconChevronLeft} onPress={props.onBack} off={atStart} />
      <button
        type="button"
        className={classes.play}
        onClick={playing ? props.onPause : props.onPlay}
        aria-label={playing ? "Pause" : "Play"}
        title={playing ? "Pause" : "Play"}
      >
        {playing ? <IconPlayerPause size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />}
      </button>
      <Step label={`Next ${unit}`} Icon={IconChevronRight} onPress={props.onNext} off={atEnd} />
      <Step label={`Last ${unit}`} Icon={IconPlayerSkipForward} onPress={props.onLast} off={atEnd} />
    </div>
  );
}

interface StepProps {
  readonly label: string;
  readonly Icon: typeof IconChevronLeft;
  readonly onPress: () => void;
  readonly off: boolean;
}

function Step({ label, Icon, onPress, off }: StepProps) {
  return (
    <button
      type="button"
      className={classes.step}
      onClick={off ? undefined : onPress}
      aria-disabled={off}
      aria-label={label}
      title={label}
    >
      <Icon size={17} stroke={1.85} aria-hidden />
    </button>
  );
}
