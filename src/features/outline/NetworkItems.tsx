import { Menu } from "@mantine/core";
import type { World } from "#engine";
import {
  addNetwork,
  announceNow,
  DRIVERS,
  type Driver,
  type ObjectRef,
  runLine,
  runProposal,
  selectWorld,
  useLab,
} from "#store";
import { DriverToken } from "#ui";
import { MESSAGES } from "./messages.ts";
import { actionsFor } from "./model/actions.ts";
import { paletteTarget } from "./model/palette.ts";

/** The five drivers: a press adds a network of that kind to the row's host. */
export function DriverItems({ place }: { readonly place: ObjectRef }) {
  const add = (driver: Driver) => {
    const world = selectWorld(useLab.getState());
    const proposal = addNetwork(world, paletteTarget(world, place).host ?? "", driver);
    if (proposal.ok) runProposal(proposal);
    else announceNow(proposal.why);
  };
  return DRIVERS.map((driver) => (
    <Menu.Item
      key={driver}
      leftSection={<DriverToken driver={driver} size={18} />}
      onClick={() => add(driver)}
    >
      {driver}
    </Menu.Item>
  ));
}

interface JoinItemsProps {
  readonly world: World;
  readonly place: ObjectRef;
}

/** The networks that the row's container could join. */
export function JoinItems({ world, place }: JoinItemsProps) {
  const join = actionsFor(world, place, null).find(({ kind }) => kind === "connect");
  if (join?.kind !== "connect") {
    return (
      <Menu.Label>{place.kind === "containers" ? MESSAGES.nothingToJoin : MESSAGES.joinsNothing}</Menu.Label>
    );
  }
  return (
    <>
      <Menu.Label>{MESSAGES.connectTo}</Menu.Label>
      {join.options.map(({ name, line }) => (
        <Menu.Item key={name} onClick={() => runLine(line)}>
          {name}
        </Menu.Item>
      ))}
    </>
  );
}
