import type { HnsEndpoint } from "../model/hns.ts";
import type { VfpLayer, VfpRule, VfpSpace } from "../model/vfp.ts";

/**
 * The envelope layers of an overlay endpoint's port: into the space's VXLAN on the way out, out of it on the way in,
 * and the route of the provider address. A ROUTE policy that needs an envelope adds its prefix. Source: facts on HNS,
 * sections 5.1 and 6.1.
 */
export function envelopeLayers(space: VfpSpace, endpoint: HnsEndpoint): readonly VfpLayer[] {
  const prefixes = space.subnets.map(({ prefix }) => prefix);
  return [
    {
      name: "VNET_ENCAP_LAYER",
      priority: 500,
      groups: [
        {
          name: "VNET_GROUP_ENCAP_IPV4_OUT",
          direction: "OUT",
          rules: [
            {
              id: `ENCAP_${space.vni}`,
              friendlyName: `ENCAP_${space.vni}`,
              priority: 100,
              match: { dstPrefixes: prefixes },
              action: { type: "encapsulate", spaceId: space.id },
            },
            ...routeRules(space, endpoint),
          ],
        },
        {
          name: "VNET_GROUP_ENCAP_IPV4_IN",
          direction: "IN",
          rules: space.subnets.map(({ vni }) => ({
            id: `DECAP_${vni}`,
            friendlyName: `DECAP_${vni}`,
            priority: 100,
            match: { vni },
            action: { type: "decapsulate" as const, spaceId: space.id },
          })),
        },
      ],
    },
    {
      name: "VNET_PA_ROUTE_LAYER",
      priority: 600,
      groups: [
        {
          name: "VNET_GROUP_PA_ROUTE_IPV4_OUT",
          direction: "OUT",
          rules: [
            {
              id: "PA_ROUTE",
              friendlyName: "PA_ROUTE",
              priority: 45535,
              match: {},
              action: { type: "provider-route" },
            },
          ],
        },
      ],
    },
  ];
}

function routeRules(space: VfpSpace, { policies }: HnsEndpoint): readonly VfpRule[] {
  return policies.flatMap((policy): VfpRule[] => {
    if (policy.Type !== "ROUTE" || !policy.NeedEncap) return [];
    const name = `ROUTE_${policy.DestinationPrefix}`;
    return [
      {
        id: name,
        friendlyName: name,
        priority: 200,
        match: { dstPrefixes: [policy.DestinationPrefix] },
        action: { type: "encapsulate", spaceId: space.id },
      },
    ];
  });
}
