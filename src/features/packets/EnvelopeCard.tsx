import IconInfoCircle from "@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs";
import IconMail from "@tabler/icons-react/dist/esm/icons/IconMail.mjs";
import IconPackage from "@tabler/icons-react/dist/esm/icons/IconPackage.mjs";
import type { Hop } from "#engine";
import classes from "./EnvelopeCard.module.css";
import { MESSAGES } from "./messages.ts";

interface EnvelopeCardProps {
  readonly hop: Hop;
  /** Who gets the cargo. */
  readonly receiver: string;
}

/** A packet in a packet, as nested boxes: what the network between the hosts reads, and what travels in it. */
export function EnvelopeCard({ hop, receiver }: EnvelopeCardProps) {
  const outer = hop.after.outer ?? hop.before.outer;
  if (!outer) return null;
  const { srcIp, dstIp, proto, srcPort, dstPort } = hop.after;
  return (
    <>
      <section className={classes.outside} aria-label={`${MESSAGES.outside}, ${MESSAGES.outsideSays}`}>
        <h3 className={classes.title}>
          <IconMail size={15} stroke={1.85} aria-hidden />
          {MESSAGES.outside}
          <span>{MESSAGES.outsideSays}</span>
        </h3>
        <dl className={classes.facts}>
          <Row label="From" value={outer.srcIp} />
          <Row label="To" value={outer.dstIp} />
          <Row label="Port" value={`UDP ${outer.udpDst}`} />
          <Row label="Network" value={`VNI ${outer.vni}`} />
        </dl>
        <section className={classes.cargo} aria-label={`${MESSAGES.cargo}, ${MESSAGES.cargoSays(receiver)}`}>
          <h3 className={classes.title}>
            <IconPackage size={15} stroke={1.85} aria-hidden />
            {MESSAGES.cargo}
            <span>{MESSAGES.cargoSays(receiver)}</span>
          </h3>
          <dl className={classes.facts}>
            <Row label="From" value={srcIp} />
            <Row label="To" value={dstIp} />
            <Row
              label="Port"
              value={proto === "icmp" ? "ICMP, no ports" : `${proto.toUpperCase()} ${srcPort} → ${dstPort}`}
            />
          </dl>
        </section>
      </section>
      <p className={classes.note}>
        <IconInfoCircle size={16} stroke={1.85} aria-hidden />
        {MESSAGES.envelopeAdds}
      </p>
    </>
  );
}

function Row({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className={classes.row}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
