import type { Candidate, Proposer } from "../candidate.ts";
import { addressBeside, prefixesHolding } from "./host.ts";
import { anywhere, lastHop } from "./line.ts";

/** What Azure needs to be told: rules, addresses of adapters, routes and forwarding. */
export const azure: Proposer = ({ world, flow, trace }) => {
  const header = lastHop(trace)?.before;
  return [...world.azureVnets].flatMap(
    ({ name, nsg, ipForwarding, ipConfigs, subnet }): readonly Candidate[] => {
      if (!header) return [];
      const host = flow.from.split("/")[0] ?? "";
      const length = Number(subnet.split("/")[1]);
      const near = Object.values(ipConfigs)
        .flat()
        .map((ip) => ({ ip, prefixLength: length }));
      const routes = [...world.hosts].flatMap((other) => {
        const nextHop = addressBeside(other, near) ?? ipConfigs[other.settings.name]?.[0] ?? null;
        return prefixesHolding(other, [header.dstIp]).map(
          (prefix) => `lab azure udr add ${name} ${prefix} ${nextHop}`,
        );
      });
      const forward = `lab azure set ${name} --ip-forwarding on`;
      return [
        ...nsg
          .filter(({ action }) => action === "Deny")
          .map((rule) => `lab azure nsg rm ${name} ${rule.name}`),
        `lab azure nsg add ${name} allow-${flow.proto}-${header.dstPort} --priority 100 --direction in --action allow --port ${header.dstPort || "*"}`,
        ...(ipConfigs[host] ? [`lab azure set ${name} --ip ${host}=${header.srcIp}`] : []),
        ...routes,
        ...(ipForwarding ? [] : [forward, ...routes.map((route) => `${route}; ${forward}`)]),
      ].map(anywhere);
    },
  );
};
