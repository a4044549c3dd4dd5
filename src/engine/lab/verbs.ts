import type { Verb } from "./grammar.ts";
import { azureAdd, azureRm, azureSet } from "./verbs/azure.ts";
import { clientAdd, clientRm } from "./verbs/client.ts";
import { dhcpAdd, dhcpRm } from "./verbs/dhcp.ts";
import { dnsAdd, dnsRm } from "./verbs/dns.ts";
import { filterAdd, filterRm } from "./verbs/filter.ts";
import { hostAdd } from "./verbs/host-add.ts";
import { hostRm } from "./verbs/host-rm.ts";
import { hostSet } from "./verbs/host-set.ts";
import { internetAdd, internetRm } from "./verbs/internet.ts";
import { listen, unlisten } from "./verbs/listen.ts";
import { nicAdd, nicPlug, nicRm, nicSet, nicUnplug } from "./verbs/nic.ts";
import { nsgAdd, nsgRm } from "./verbs/nsg.ts";
import { preset } from "./verbs/preset.ts";
import { reset } from "./verbs/reset.ts";
import { routeAdd, routeRm, routerAdd, routerRm } from "./verbs/router.ts";
import { segmentAdd, segmentRm } from "./verbs/segment.ts";
import { title } from "./verbs/title.ts";
import { trace } from "./verbs/trace.ts";
import { udrAdd, udrRm } from "./verbs/udr.ts";

/** Every verb of `lab`, in the order of its help. A new verb is a file and a row here. */
export const VERBS: readonly Verb[] = [
  reset,
  preset,
  title,
  hostAdd,
  hostSet,
  hostRm,
  nicAdd,
  nicSet,
  nicPlug,
  nicUnplug,
  nicRm,
  segmentAdd,
  segmentRm,
  routerAdd,
  routerRm,
  routeAdd,
  routeRm,
  dhcpAdd,
  dhcpRm,
  dnsAdd,
  dnsRm,
  clientAdd,
  clientRm,
  internetAdd,
  internetRm,
  azureAdd,
  azureSet,
  azureRm,
  nsgAdd,
  nsgRm,
  udrAdd,
  udrRm,
  filterAdd,
  filterRm,
  listen,
  unlisten,
  trace,
];
