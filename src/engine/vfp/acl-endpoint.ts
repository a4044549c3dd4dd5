import type { AclPolicy, HnsPolicy } from "../model/hns.ts";
import type { VfpLayer, VfpMatch, VfpRule } from "../model/vfp.ts";

const ANY_PROTOCOL = 256;
/** A rule without a priority is met after those that have one. */
const LAST = 65535;

/** ACL_ENDPOINT_LAYER: the ACL policies with RuleType Switch; what matches none is allowed. */
export function aclEndpointLayer(policies: readonly HnsPolicy[]): VfpLayer {
  const acls = policies.flatMap((policy) =>
    policy.Type === "ACL" && policy.RuleType === "Switch" ? [policy] : [],
  );
  return {
    name: "ACL_ENDPOINT_LAYER",
    priority: 100,
    groups: (["OUT", "IN"] as const).map((direction) => ({
      name: `ACL_ENDPOINT_GROUP_IPV4_${direction}`,
      direction,
      rules: acls
        .filter((acl) => acl.Direction.toUpperCase() === direction)
        .map((acl, index) => aclRule(acl, `ACL_${direction}_${index}`)),
    })),
  };
}

function aclRule(acl: AclPolicy, id: string): VfpRule {
  return {
    id,
    friendlyName: id,
    priority: acl.Priority === 0 ? LAST : acl.Priority,
    match: aclMatch(acl),
    action: { type: acl.Action === "Allow" ? "allow" : "block" },
  };
}

/** Local is the endpoint's side: the source of what leaves it, the destination of what comes in. */
function aclMatch(acl: AclPolicy): VfpMatch {
  const out = acl.Direction === "Out";
  const localPrefixes = prefixes(acl.LocalAddresses);
  const remotePrefixes = prefixes(acl.RemoteAddresses);
  const localPorts = ports(acl.LocalPorts);
  const remotePorts = ports(acl.RemotePorts);
  const source = out ? localPrefixes : remotePrefixes;
  const destination = out ? remotePrefixes : localPrefixes;
  const sourcePorts = out ? localPorts : remotePorts;
  const destinationPorts = out ? remotePorts : localPorts;
  return {
    ...(acl.Protocol === ANY_PROTOCOL ? {} : { protocols: [acl.Protocol] }),
    ...(source.length === 0 ? {} : { srcPrefixes: source }),
    ...(destination.length === 0 ? {} : { dstPrefixes: destination }),
    ...(sourcePorts.length === 0 ? {} : { srcPorts: sourcePorts }),
    ...(destinationPorts.length === 0 ? {} : { dstPorts: destinationPorts }),
  };
}

/** "10.0.0.1,10.1.0.0/16" → prefixes. */
function prefixes(text: string): readonly string[] {
  return parts(text).map((part) => (part.includes("/") ? part : `${part}/32`));
}

/** "80,443,8000-8002" → every port. */
function ports(text: string): readonly number[] {
  return parts(text).flatMap((part) => {
    const [first = 0, last = first] = part.split("-").map(Number);
    return Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index);
  });
}

function parts(text: string): readonly string[] {
  return text.split(",").flatMap((part) => (part.trim() === "" ? [] : [part.trim()]));
}
