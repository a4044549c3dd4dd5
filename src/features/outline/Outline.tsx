import { ActionIcon, TextInput } from "@mantine/core";
import IconSearch from "@tabler/icons-react/dist/esm/icons/IconSearch.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { useDeferredValue, useMemo, useState } from "react";
import { atStart, selectWorld, useLab } from "#store";
import { AttentionList } from "./AttentionList.tsx";
import { MESSAGES } from "./messages.ts";
import { attentionOf } from "./model/attention.ts";
import { CROWD, containerCount, outlineTree } from "./model/tree.ts";
import classes from "./Outline.module.css";
import { OutlineTree } from "./OutlineTree.tsx";

/** Only a filter that was just opened by hand takes the focus. */
function focusOnMount(input: HTMLInputElement | null): void {
  input?.focus();
}

/** The lab as text: everything that the canvas draws, with all that can be done there. `children` end its header. */
export function Outline({ children }: { readonly children?: React.ReactNode }) {
  // What a command printed is painted first; the outline follows in its own time.
  const first = useLab(atStart);
  const world = useDeferredValue(useLab(selectWorld));
  const tree = useMemo(() => outlineTree(world), [world]);
  const attention = useMemo(() => attentionOf(world), [world]);
  const containers = containerCount(tree);
  const crowded = containers > CROWD;
  const [filterOpen, setFilterOpen] = useState(false);
  const [filter, setFilter] = useState("");
  const applied = useDeferredValue(filter);
  const showsFilter = crowded || filterOpen;
  const closeFilter = () => {
    setFilter("");
    setFilterOpen(false);
  };
  return (
    <div className={classes.outline}>
      <header className={classes.header}>
        <h2 className={classes.title}>{MESSAGES.title}</h2>
        {crowded ? <span className={classes.count}>{MESSAGES.containers(containers)}</span> : null}
        {crowded ? null : (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            onClick={() => (filterOpen ? closeFilter() : setFilterOpen(true))}
            aria-expanded={filterOpen}
            aria-label={filterOpen ? MESSAGES.hideFilter : MESSAGES.showFilter}
          >
            {filterOpen ? <IconX size={16} stroke={1.85} /> : <IconSearch size={16} stroke={1.85} />}
          </ActionIcon>
        )}
        {children}
      </header>
      {showsFilter ? (
        <TextInput
          className={classes.filter}
          size="xs"
          leftSection={<IconSearch size={15} stroke={1.85} aria-hidden />}
          placeholder={MESSAGES.filter}
          aria-label={MESSAGES.filter}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || filter === "") return;
            event.stopPropagation();
            closeFilter();
          }}
          {...(filterOpen ? { ref: focusOnMount } : {})}
        />
      ) : null}
      {!first && attention.length > 0 && applied === "" ? <AttentionList items={attention} /> : null}
      {first || tree.length === 0 ? (
        <p className={classes.empty}>{MESSAGES.empty}</p>
      ) : (
        <OutlineTree world={world} tree={tree} filter={applied} crowded={crowded} />
      )}
    </div>
  );
}
