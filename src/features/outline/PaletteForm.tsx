import { Button, NativeSelect, Popover, TextInput } from "@mantine/core";
import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import { useId, useState } from "react";
import {
  DEFAULT_IMAGE,
  defaultContainer,
  freeAdapters,
  hostNamed,
  selectWorld,
  useLab,
  useView,
  whenReady,
} from "#store";
import { MESSAGES } from "./messages.ts";
import { type PaletteKind, paletteTarget, proposalFor, type Wish } from "./model/palette.ts";
import classes from "./PaletteForm.module.css";

interface PaletteFormProps {
  readonly what: PaletteKind;
  readonly label: string;
  /** Answers whether it was added. */
  readonly onAdd: (wish: Wish) => boolean;
}

const IMAGES = [
  DEFAULT_IMAGE,
  "mcr.microsoft.com/windows/servercore:ltsc2022",
  "mcr.microsoft.com/windows/nanoserver:ltsc2022",
  "mcr.microsoft.com/dotnet/aspnet:8.0",
];

/** The pencil beside a tile: name, image, network and ports before the command is typed, and the command itself. */
export function PaletteForm({ what, label, onAdd }: PaletteFormProps) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="right-end"
      width={300}
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.open}
          onClick={() => whenReady(() => setOpened(!opened))}
          aria-label={MESSAGES.add.options(label)}
          aria-expanded={opened}
        >
          <IconPencil size={14} stroke={1.85} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        {opened ? (
          <Form
            what={what}
            onAdd={(wish) => {
              if (onAdd(wish)) setOpened(false);
            }}
          />
        ) : null}
      </Popover.Dropdown>
    </Popover>
  );
}

interface FormProps {
  readonly what: PaletteKind;
  readonly onAdd: (wish: Wish) => void;
}

function Form({ what, onAdd }: FormProps) {
  const world = useLab(selectWorld);
  const selected = useView((view) => view.selected);
  const target = paletteTarget(world, selected);
  const host = hostNamed(world, target.host);
  const [wish, setWish] = useState<Wish>(() =>
    what.kind === "container" && target.host ? defaultContainer(world, target.host, target.network) : {},
  );
  const imagesId = useId();
  const set = (change: Wish) => setWish((known) => ({ ...known, ...change }));
  const proposal = proposalFor(world, what, target, wish);
  const submit = (event: { preventDefault(): void }) => {
    event.preventDefault();
    onAdd(wish);
  };
  const networks = host?.dockerNetworks.filter(({ driver, ingress }) => driver !== "null" && !ingress) ?? [];
  const adapters = host ? freeAdapters(host).map(({ name }) => name) : [];
  const external = what.kind === "network" && what.driver !== "nat" && what.driver !== "overlay";
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label={MESSAGES.add.name}
        size="xs"
        value={wish.name ?? ""}
        placeholder={proposal.ok ? proposal.name : ""}
        onChange={(event) => set({ name: event.currentTarget.value })}
        data-autofocus
      />
      {what.kind === "container" ? (
        <>
          <TextInput
            label={MESSAGES.add.image}
            size="xs"
            value={wish.image ?? ""}
            list={imagesId}
            onChange={(event) => set({ image: event.currentTarget.value })}
          />
          <datalist id={imagesId}>
            {IMAGES.map((image) => (
              <option key={image} value={image}>
                {image}
              </option>
            ))}
          </datalist>
          <NativeSelect
            label={MESSAGES.add.networkField}
            size="xs"
            value={wish.network ?? "nat"}
            data={[...networks.map(({ name }) => name), "none"]}
            onChange={(event) => set({ network: event.currentTarget.value })}
          />
          <TextInput
            label={MESSAGES.add.ports}
            description={MESSAGES.add.portsHint}
            size="xs"
            value={wish.ports ?? ""}
            onChange={(event) => set({ ports: event.currentTarget.value })}
          />
        </>
      ) : null}
      {what.kind === "network" ? (
        <TextInput
          label={MESSAGES.add.subnet}
          description={MESSAGES.add.subnetHint}
          size="xs"
          value={wish.subnet ?? ""}
          onChange={(event) => set({ subnet: event.currentTarget.value })}
        />
      ) : null}
      {external && adapters.length > 0 ? (
        <NativeSelect
          label={MESSAGES.add.adapter}
          size="xs"
          value={wish.adapter ?? adapters[0] ?? ""}
          data={[...adapters]}
          onChange={(event) => set({ adapter: event.currentTarget.value })}
        />
      ) : null}
      <p className={classes.types}>{MESSAGES.add.types}</p>
      {proposal.ok ? (
        proposal.lines.map(({ text }) => (
          <code key={text} className={classes.command}>
            {text}
          </code>
        ))
      ) : (
        <p className={classes.why}>{proposal.why}</p>
      )}
      <Button type="submit" size="xs" disabled={!proposal.ok}>
        {MESSAGES.add.run}
      </Button>
    </form>
  );
}
