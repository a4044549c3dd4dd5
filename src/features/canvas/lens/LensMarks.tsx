import { memo, useMemo } from "react";
import { InViewport } from "../flow/InViewport.tsx";
import { navItems } from "../interaction/nav-items.ts";
import type { Layout } from "../layout/placed.ts";
import { messages } from "../messages.ts";
import styles from "./LensMarks.module.css";
import type { Paint } from "./paint.ts";

interface LensProps {
  readonly layout: Layout;
  readonly paint: Paint;
}

/** The letter of each item's group, on its upper left corner: no meaning is carried by colour alone. */
export const LensMarks = memo(function LensMarks({ layout, paint }: LensProps) {
  const items = useMemo(() => navItems(layout), [layout]);
  const { unit } = layout;
  return (
    <InViewport>
      {items.map(({ key, aliases, rect }) => {
        const known = [key, ...aliases].find((one) => paint.of.has(one));
        const group = known === undefined ? undefined : paint.of.get(known);
        if (group === undefined) return null;
        return (
          <span
            key={key}
            className={styles["mark"]}
            data-tone={`group-${group % 6}`}
            style={{
              left: rect.x * unit,
              top: rect.y * unit,
              transform: `scale(${unit}) translate(-50%, -60%)`,
            }}
          >
            {paint.groups[group]?.letter}
          </span>
        );
      })}
    </InViewport>
  );
});

/** What the colours and letters mean. */
export function Legend({ paint }: { readonly paint: Paint }) {
  return (
    <aside className={styles["legend"]} aria-label={messages.legend}>
      <ul>
        {paint.groups.map(({ label, letter }, index) => (
          <li key={label}>
            <span className={styles["key"]} data-tone={`group-${index % 6}`}>
              {letter}
            </span>
            {label}
          </li>
        ))}
      </ul>
    </aside>
  );
}
