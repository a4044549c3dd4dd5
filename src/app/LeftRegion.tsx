import { ActionIcon } from "@mantine/core";
import { useClickOutside } from "@mantine/hooks";
import IconLayoutSidebarLeftCollapse from "@tabler/icons-react/dist/esm/icons/IconLayoutSidebarLeftCollapse.mjs";
import IconListTree from "@tabler/icons-react/dist/esm/icons/IconListTree.mjs";
import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { AddPalette, Outline } from "#features/outline";
import { useLayout } from "#store";
import { messages } from "./messages.ts";
import classes from "./Page.module.css";

/** Outline and palette: standing, or a rail from which they open over the canvas. */
export function LeftRegion({ stands }: { readonly stands: boolean }) {
  const opened = useLayout((layout) => layout.leftOpen === true);
  const overlay = useClickOutside<HTMLDivElement>(() => useLayout.setState({ leftOpen: false }));
  if (stands) {
    return (
      <nav className={classes.left} aria-label={messages.outline} data-region tabIndex={-1}>
        <LeftContent onFold={() => useLayout.setState({ leftOpen: false })} />
      </nav>
    );
  }
  return (
    <nav className={classes.rail} aria-label={messages.outline} data-region tabIndex={-1}>
      <RailButton label={messages.showOutline} opened={opened}>
        <IconListTree size={18} stroke={1.85} aria-hidden />
      </RailButton>
      <RailButton label={messages.showAdd} opened={opened}>
        <IconPlus size={18} stroke={1.85} aria-hidden />
      </RailButton>
      {opened ? (
        // Esc works wherever the focus is in here.
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
        <div
          ref={overlay}
          className={classes.leftOverlay}
          onKeyDown={(event) => {
            if (event.key === "Escape") useLayout.setState({ leftOpen: false });
          }}
        >
          <LeftContent onFold={() => useLayout.setState({ leftOpen: false })} />
        </div>
      ) : null}
    </nav>
  );
}

interface RailButtonProps {
  readonly label: string;
  readonly opened: boolean;
  readonly children: React.ReactNode;
}

function RailButton({ label, opened, children }: RailButtonProps) {
  return (
    <ActionIcon
      variant="subtle"
      size={36}
      aria-label={label}
      title={label}
      aria-expanded={opened}
      onClick={() => useLayout.setState({ leftOpen: true })}
    >
      {children}
    </ActionIcon>
  );
}

function LeftContent({ onFold }: { readonly onFold: () => void }) {
  return (
    <>
      <Outline>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={messages.foldLeft}
          title={messages.foldLeft}
          onClick={onFold}
        >
          <IconLayoutSidebarLeftCollapse size={16} stroke={1.85} aria-hidden />
        </ActionIcon>
      </Outline>
      <AddPalette />
    </>
  );
}
