import type { FlagValues } from "../../grammar/flag-values.ts";
import type { Printer } from "../../printer.ts";

/** Flags that a real manager stores and acts on, and that have nothing to do with networking. */
const NOT_MODELLED =
  `config config-add config-rm credential-spec env-file generic-resource generic-resource-add
  generic-resource-rm health-cmd health-interval health-retries health-start-interval health-start-period health-timeout
  limit-cpu limit-memory log-driver log-opt max-concurrent mount mount-add mount-rm no-healthcheck reserve-cpu
  reserve-memory restart-delay restart-max-attempts restart-window secret secret-add secret-rm stop-grace-period
  stop-signal user with-registry-auth workdir`.split(/\s+/);

/** Says once which of the typed flags the lab does not act on. */
export function noteStored(printer: Printer, flags: FlagValues): void {
  const names = flags
    .typed()
    .map(({ name }) => name)
    .filter((name) => NOT_MODELLED.includes(name));
  if (names.length === 0) return;
  printer.note({
    kind: "info",
    code: "not-simulated",
    text: `The lab simulates networking only: ${names.map((name) => `--${name}`).join(", ")} changed nothing here.`,
    fix: null,
    source: null,
  });
}
