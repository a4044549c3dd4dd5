import IconArrowRight from "@tabler/icons-react/dist/esm/icons/IconArrowRight.mjs";
import IconChevronRight from "@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs";
import { hover, select } from "#store";
import { CopyValue, OutcomeIcon, Section } from "#ui";
import { MESSAGES } from "./messages.ts";
import type { Fact, Link, OpenPort, Part, RuleLayer } from "./model/inspection.ts";
import { ObjectIcon } from "./ObjectIcon.tsx";
import classes from "./PartView.module.css";

export function PartView({ part }: { readonly part: Part }) {
  switch (part.kind) {
    case "facts":
      return (
        <Section title={part.title} {...aside(part.aside)}>
          <dl className={classes.facts}>
            {part.facts.map((fact) => (
              <FactRow key={`${fact.label} ${fact.value}`} fact={fact} />
            ))}
          </dl>
        </Section>
      );
    case "links":
      return (
        <Section title={part.title} {...aside(part.aside)}>
          <ul className={classes.links}>
            {part.links.map((link) => (
              <LinkRow key={`${link.ref.kind}/${link.ref.id}`} link={link} />
            ))}
          </ul>
        </Section>
      );
    case "ports":
      return (
        <Section title={MESSAGES.openToLan} aside={MESSAGES.published}>
          <ul className={classes.links}>
            {part.ports.map((port) => (
              <PortRow key={`${port.protocol}${port.outside}`} port={port} />
            ))}
          </ul>
        </Section>
      );
    case "table":
      return <TablePart part={part} />;
    case "layers":
      return (
        <Section title={MESSAGES.rules} aside={MESSAGES.rulesAside}>
          {part.layers.map((layer) => (
            <Layer key={layer.name} layer={layer} />
          ))}
        </Section>
      );
  }
}

function aside(text: string): { readonly aside?: string } {
  return text === "" ? {} : { aside: text };
}

function FactRow({ fact }: { readonly fact: Fact }) {
  const { label, value, why, code } = fact;
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>
        {value === null ? (
          <span className={classes.missing}>{MESSAGES.notAssignedWhy(why)}</span>
        ) : (
          <>
            {code ? <CopyValue value={value} what={label} /> : value}
            {why === "" ? null : <span className={classes.why}>{why}</span>}
          </>
        )}
      </dd>
    </div>
  );
}

function LinkRow({ link }: { readonly link: Link }) {
  return (
    <li>
      <button
        type="button"
        className={classes.link}
        onClick={() => select(link.ref)}
        onMouseEnter={() => hover(link.ref)}
        onMouseLeave={() => hover(null)}
      >
        <ObjectIcon icon={link.icon} size={19} />
        <span className={classes.linkText}>
          <b>{link.name}</b>
          <span>{link.says}</span>
        </span>
        <IconChevronRight size={15} stroke={1.85} aria-hidden />
      </button>
    </li>
  );
}

function PortRow({ port }: { readonly port: OpenPort }) {
  return (
    <li className={classes.port}>
      <div className={classes.portLine}>
        <CopyValue value={port.outside} what={MESSAGES.publishedAddress} />
        <IconArrowRight size={14} stroke={1.85} aria-label={MESSAGES.leadsTo} />
        <code>{port.inside}</code>
        <span className={classes.protocol}>{port.protocol}</span>
      </div>
      <p className={classes.portNote}>
        {port.works ? null : <OutcomeIcon outcome="warn" size={14} />}
        {port.says}
      </p>
    </li>
  );
}

function TablePart({ part }: { readonly part: Extract<Part, { kind: "table" }> }) {
  return (
    <Section title={part.title} {...aside(part.aside)}>
      {part.rows.length === 0 ? (
        <p className={classes.missing}>{part.empty}</p>
      ) : (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                {part.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {part.rows.map((row) => (
                <tr key={row.join(" ")}>
                  {row.map((cell, index) => (
                    <td key={part.columns[index]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function Layer({ layer }: { readonly layer: RuleLayer }) {
  const count = layer.groups.reduce((sum, { rules }) => sum + rules.length, 0);
  return (
    <details className={classes.layer} open={count > 0 && count <= 6}>
      <summary>
        <code>{layer.name}</code>
        <span>{count === 0 ? MESSAGES.noRules : count}</span>
      </summary>
      {layer.groups.map(({ direction, rules }) => (
        <div key={direction} className={classes.group}>
          <p>{direction === "OUT" ? MESSAGES.directionOut : MESSAGES.directionIn}</p>
          <ol>
            {rules.map((rule) => (
              <li key={`${rule.priority} ${rule.name} ${rule.says}`} title={rule.name}>
                {rule.says}
                <span className={classes.why}>{MESSAGES.priority(rule.priority)}</span>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </details>
  );
}
