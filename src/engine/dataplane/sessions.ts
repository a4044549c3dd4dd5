import { reversed, sameTuple, type Tuple } from "./frame.ts";
import type { PortPlace } from "./host-index.ts";
import type { Protocol } from "./vocabulary.ts";

/** What a translator remembers of one flow: how it came and how it went on. */
export interface Session {
  /** Who keeps it: "winnat/win-01", "vfp/win-01", "router/gateway", "azure/vnet1". */
  readonly keeper: string;
  readonly proto: Protocol;
  readonly original: Tuple;
  readonly translated: Tuple;
  /** The rule, mapping or pool behind it, for the words of the reply. */
  readonly by: string;
  /** VFP only: where the restored answer goes. */
  readonly back: FlowBack | null;
}

export type FlowBack =
  /** Out through the uplink, with the MACs of the request turned round. */
  | {
      readonly kind: "uplink";
      readonly srcMac: string;
      readonly dstMac: string;
      readonly vlan: number | null;
    }
  | { readonly kind: "port"; readonly port: PortPlace };

/** Translations and flow entries of one traced flow. */
export class Sessions {
  readonly #sessions: Session[] = [];
  readonly #ports = new Set<string>();
  /** An OutBoundNAT exception is the reason why a source stayed untranslated. */
  exception: string | null = null;
  /** The router that let a private source out to the Internet untranslated. */
  leak: string | null = null;

  record(session: Session): void {
    this.#sessions.push(session);
  }

  /** The newest session's sender was unbound: its translated source is known only after routing. */
  rebind(srcIp: string): void {
    const last = this.#sessions.pop();
    if (last) this.#sessions.push({ ...last, translated: { ...last.translated, srcIp } });
  }

  /** The session whose answer this packet is. */
  answeredBy(keeper: string, proto: Protocol, tuple: Tuple): Session | null {
    const request = reversed(tuple);
    return (
      this.#sessions.find(
        (session) =>
          session.keeper === keeper && session.proto === proto && sameTuple(session.translated, request),
      ) ?? null
    );
  }

  /** VFP rules are stateful: what passed a port once lets its answer back. */
  passedPort(portId: string): void {
    this.#ports.add(portId);
  }

  hasPassed(portId: string): boolean {
    return this.#ports.has(portId);
  }
}
