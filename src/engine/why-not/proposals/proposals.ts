import type { Proposer } from "../candidate.ts";
import { azure } from "./azure.ts";
import { acl, connect, listen, plugIn, publish, scale, start } from "./containers.ts";
import { defaultRoute, firewall, forwarding, hostEndpoint, remoteRoute } from "./host.ts";
import { record, server, upgrade } from "./names.ts";
import {
  dhcp,
  filters,
  internetServer,
  managementVlan,
  plug,
  route,
  spoofing,
  trunk,
  vlanRouter,
  wrongRoute,
} from "./wire.ts";

/** Smallest intervention first: what a learner forgot is likelier than a broken wire. */
export const PROPOSERS: readonly Proposer[] = [
  start,
  connect,
  plugIn,
  firewall,
  acl,
  scale,
  publish,
  listen,
  record,
  server,
  upgrade,
  forwarding,
  defaultRoute,
  remoteRoute,
  hostEndpoint,
  route,
  spoofing,
  plug,
  trunk,
  managementVlan,
  vlanRouter,
  dhcp,
  internetServer,
  azure,
  filters,
  wrongRoute,
];
