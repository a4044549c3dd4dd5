import { localDriver } from "./local-driver.ts";

/** The Default Switch of client Windows: SharedAccess gives addresses, DNS and NAT. */
export const ics = localDriver({ name: "ics", resolves: false, publishes: "dropped" });
