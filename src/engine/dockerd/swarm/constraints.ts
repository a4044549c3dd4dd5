import type { SwarmNode } from "../../model/swarm.ts";
import type { Host } from "../../model/world.ts";

/** "node.labels.os==windows" → its parts; null when it is no constraint. */
export function parseConstraint(
  text: string,
): { readonly key: string; readonly equal: boolean; readonly value: string } | null {
  const match = /^\s*([a-z0-9_.-]+)\s*(==|!=)\s*([^\s].*?)\s*$/i.exec(text);
  return match ? { key: match[1] ?? "", equal: match[2] === "==", value: match[3] ?? "" } : null;
}

/** True when the node meets every constraint. An unknown key is met by no node. */
export function meetsConstraints(
  node: SwarmNode,
  host: Host | undefined,
  constraints: readonly string[],
): boolean {
  return constraints.every((text) => {
    const constraint = parseConstraint(text);
    if (!constraint) return false;
    const actual = attributeOf(node, host, constraint.key);
    return actual !== null && (actual.toLowerCase() === constraint.value.toLowerCase()) === constraint.equal;
  });
}

/** What a node has for "node.role", "node.labels.os" …; null for a key that does not exist. */
export function attributeOf(node: SwarmNode, host: Host | undefined, key: string): string | null {
  const lower = key.toLowerCase();
  if (lower === "node.id") return node.id;
  if (lower === "node.hostname") return node.host;
  if (lower === "node.role") return node.role;
  if (lower === "node.platform.os") return host ? "windows" : null;
  if (lower === "node.platform.arch") return host ? "x86_64" : null;
  if (lower === "node.ip") return node.address;
  if (lower.startsWith("node.labels.")) return node.labels[key.slice("node.labels.".length)] ?? "";
  return null;
}
