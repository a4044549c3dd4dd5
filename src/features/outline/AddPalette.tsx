import { type DragEvent, useState } from "react";
import {
  announceNow,
  DRAG_TYPE,
  DRIVERS,
  hostNamed,
  type Proposal,
  runProposal,
  select,
  selectWorld,
  useLab,
  useView,
  whenReady,
} from "#store";
import { DriverToken, Glyph, type GlyphName, OutcomeIcon } from "#ui";
import classes from "./AddPalette.module.css";
import { MESSAGES } from "./messages.ts";
import { type PaletteKind, paletteTarget, proposalFor, type Wish } from "./model/palette.ts";
import { PaletteForm } from "./PaletteForm.tsx";

const TILES: readonly { readonly what: PaletteKind; readonly glyph: GlyphName; readonly label: string }[] = [
  { what: { kind: "host" }, glyph: "host", label: MESSAGES.add.host },
  { what: { kind: "container" }, glyph: "container", label: MESSAGES.add.container },
  { what: { kind: "client" }, glyph: "client", label: MESSAGES.add.client },
];

/** Three tiles and five drivers: press to add with sensible values, drag onto the canvas, or open the small form. */
export function AddPalette() {
  const [problem, setProblem] = useState<string | null>(null);
  const add = (what: PaletteKind, wish?: Wish) => {
    const world = selectWorld(useLab.getState());
    const target = paletteTarget(world, useView.getState().selected);
    const proposal = proposalFor(world, what, target, wish);
    const why = perform(proposal);
    setProblem(why);
    return why === null;
  };
  return (
    <section className={classes.palette} aria-label={MESSAGES.add.title}>
      <header className={classes.header}>
        <h2 className={classes.title}>{MESSAGES.add.title}</h2>
        <span className={classes.hint}>{MESSAGES.add.hint}</span>
      </header>
      <div className={classes.tiles}>
        {TILES.map(({ what, glyph, label }) => (
          <PaletteItem key={label} what={what} label={label} className={classes.tile} onAdd={add}>
            <Glyph name={glyph} size={18} />
            <span>{label}</span>
          </PaletteItem>
        ))}
      </div>
      <ul className={classes.drivers}>
        {DRIVERS.map((driver) => (
          <li key={driver}>
            <PaletteItem
              what={{ kind: "network", driver }}
              label={MESSAGES.add.network(driver)}
              says={MESSAGES.add.networkSays(driver)}
              className={classes.driver}
              onAdd={add}
            >
              <DriverToken driver={driver} size={20} />
              <span>{driver}</span> <span className={classes.plain}>{MESSAGES.add.drivers[driver]}</span>
            </PaletteItem>
          </li>
        ))}
      </ul>
      {problem === null ? null : (
        <p className={classes.problem}>
          <OutcomeIcon outcome="bad" size={16} />
          {problem}
        </p>
      )}
    </section>
  );
}

/** Runs the lines and selects what they made; answers why it could not be done. */
function perform(proposal: Proposal): string | null {
  if (!proposal.ok) {
    announceNow(proposal.why);
    return proposal.why;
  }
  if (!runProposal(proposal)) {
    announceNow(MESSAGES.add.failed);
    return MESSAGES.add.failed;
  }
  const lab = useLab.getState();
  const line = proposal.lines.at(-1);
  const world = selectWorld(lab);
  const host = hostNamed(world, line?.machine ?? null);
  const container = host?.containers.find(({ name }) => name === proposal.name);
  const network = host?.dockerNetworks.find(({ name }) => name === proposal.name);
  const name = host?.settings.name ?? null;
  if (container) select({ kind: "containers", host: name, id: container.id });
  else if (network) select({ kind: "dockerNetworks", host: name, id: network.id });
  else if (hostNamed(world, proposal.name)) select({ kind: "hosts", host: proposal.name, id: proposal.name });
  else select({ kind: "devices", host: null, id: proposal.name });
  return null;
}

interface PaletteItemProps {
  readonly what: PaletteKind;
  readonly label: string;
  /** What the tile says, where it says more than its label. */
  readonly says?: string;
  readonly className: string | undefined;
  readonly onAdd: (what: PaletteKind, wish?: Wish) => boolean;
  readonly children: React.ReactNode;
}

function PaletteItem({ what, label, says = label, className, onAdd, children }: PaletteItemProps) {
  const onHost = useTargetHost();
  const named = what.kind === "container" || what.kind === "network" ? onHost : null;
  const drag = (event: DragEvent) => {
    event.dataTransfer.setData(DRAG_TYPE, JSON.stringify(what));
    event.dataTransfer.effectAllowed = "copy";
  };
  return (
    <div className={classes.item}>
      <button
        type="button"
        className={className}
        draggable
        onDragStart={drag}
        onClick={() => whenReady(() => onAdd(what))}
        aria-label={MESSAGES.add.tile(says, named)}
      >
        {children}
      </button>
      <PaletteForm what={what} label={label} onAdd={(wish) => onAdd(what, wish)} />
    </div>
  );
}

/** Name of the host that things are added to; changes only when that name does. */
function useTargetHost(): string | null {
  const selected = useView((view) => view.selected);
  return useLab((lab) => paletteTarget(selectWorld(lab), selected).host);
}
