import { localDriver } from "./local-driver.ts";

/** An external vSwitch whose VFP shows the LAN the host's MAC address only. */
export const l2bridge = localDriver({ name: "l2bridge", resolves: false, publishes: "daemon" });
