import type { World } from "#engine";
import { hostNode } from "./host-nodes.ts";
import { segmentNodes, swarmNodes, vnetNodes } from "./lan-nodes.ts";
import type { OutlineNode } from "./node.ts";

/** Labs with more containers than this start with their networks shut. */
export const CROWD = 60;

/** The whole lab as a tree: hosts with networks and containers, then what is outside of them. */
export function outlineTree(world: World): readonly OutlineNode[] {
  return [...world.hosts.map(hostNode), ...swarmNodes(world), ...segmentNodes(world), ...vnetNodes(world)];
}

export function containerCount(tree: readonly OutlineNode[]): number {
  return tree.reduce((sum, { key, containers }) => (key.startsWith("hosts/") ? sum + containers : sum), 0);
}

/** One line of the tree as it is drawn: with its depth and its place among its siblings. */
export interface OutlineRow {
  readonly node: OutlineNode;
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  readonly parent: string | null;
  /** null: nothing below it. */
  readonly open: boolean | null;
}

export interface Openness {
  /** Rows that a person has opened or shut. */
  readonly byHand: ReadonlyMap<string, boolean>;
  /** Rows that a selection within keeps open. */
  readonly towardsSelected: ReadonlySet<string>;
  readonly crowded: boolean;
}

/** The rows in view, top to bottom. With a filter everything that matches is shown, and what it stands in. */
export function visibleRows(
  tree: readonly OutlineNode[],
  openness: Openness,
  filter: string,
): readonly OutlineRow[] {
  const rows: OutlineRow[] = [];
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const add = (nodes: readonly OutlineNode[], level: number, parent: string | null) => {
    nodes.forEach((node, index) => {
      const open =
        node.children.length === 0 ? null : words.length > 0 || isOpen(node, level, index, openness);
      rows.push({ node, level, position: index + 1, siblings: nodes.length, parent, open });
      if (open) add(node.children, level + 1, node.key);
    });
  };
  add(words.length > 0 ? matching(tree, words) : tree, 1, null);
  return rows;
}

function isOpen(node: OutlineNode, level: number, index: number, openness: Openness): boolean {
  const byHand = openness.byHand.get(node.key);
  if (byHand !== undefined) return byHand;
  if (openness.towardsSelected.has(node.key)) return true;
  if (node.startsShut) return false;
  return !openness.crowded || (level === 1 && index === 0);
}

/** A node whose own text matches keeps all below it; otherwise only what matches below. */
function matching(nodes: readonly OutlineNode[], words: readonly string[]): readonly OutlineNode[] {
  return nodes.flatMap((node) => {
    if (words.every((word) => node.text.includes(word))) return [node];
    const children = matching(node.children, words);
    return children.length > 0 ? [{ ...node, children }] : [];
  });
}

/** Keys from the top down to the first row that `test` holds for, that row last; empty when there is none. */
export function pathTo(
  tree: readonly OutlineNode[],
  test: (node: OutlineNode) => boolean,
): readonly string[] {
  for (const node of tree) {
    if (test(node)) return [node.key];
    const below = pathTo(node.children, test);
    if (below.length > 0) return [node.key, ...below];
  }
  return [];
}
