/**
 * What covers words on the canvas, one sentence each; none when all can be read. Runs in the page. `controls`: also
 * report words under the bars at the canvas's edges.
 */
export function findOverlaps(controls: boolean): string[] {
  interface Box {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  }
  interface Words {
    readonly text: string;
    readonly box: Box;
    readonly element: Element;
  }
  /** Glyphs do not fill their line: this much of it may touch something, px. */
  const SLACK = 2;
  const flow = document.querySelector(".react-flow");
  const viewport = document.querySelector(".react-flow__viewport");
  if (!flow || !viewport) return ["there is no canvas"];
  const view = flow.getBoundingClientRect();

  const shrink = ({ left, top, right, bottom }: Box, x: number, y: number): Box => ({
    left: left + x,
    top: top + y,
    right: right - x,
    bottom: bottom - y,
  });
  const cross = (a: Box, b: Box) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const isClipped = (element: Element, box: Box) => {
    for (let up = element.parentElement; up && up !== viewport; up = up.parentElement) {
      if (getComputedStyle(up).overflow !== "hidden") continue;
      if (!cross(up.getBoundingClientRect(), shrink(box, SLACK, SLACK))) return true;
    }
    return false;
  };

  const words: Words[] = [];
  const walker = document.createTreeWalker(viewport, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? "";
    const element = node.parentElement;
    if (text === "" || !element || element.closest("svg")) continue;
    const style = getComputedStyle(element);
    if (style.visibility === "hidden" || style.clipPath !== "none") continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const box = shrink(rect, 0, Math.max(0, (rect.height - Number.parseFloat(style.fontSize)) / 8));
      if (rect.width > 0 && cross(rect, view) && !isClipped(element, rect))
        words.push({ text, box, element });
    }
  }

  const found = new Set<string>();
  const report = (what: string, text: string) => found.add(`${what} covers "${text}"`);

  for (const [index, one] of words.entries()) {
    for (const other of words.slice(index + 1)) {
      if (one.element !== other.element && cross(shrink(one.box, SLACK, SLACK), other.box))
        found.add(`"${one.text}" and "${other.text}" lie on each other`);
    }
  }

  const solid = "_pill_ _socket_ _badge_ _pnic_ _tunnelLabel_ _vlan_ vl-fresh".split(" ");
  for (const part of solid) {
    for (const element of viewport.querySelectorAll(`[class*="${part}"]`)) {
      const box = element.getBoundingClientRect();
      if (box.width === 0) continue;
      for (const { text, box: words_, element: owner } of words) {
        const isOwn = element.contains(owner) || owner.contains(element);
        if (!isOwn && cross(shrink(box, SLACK, SLACK), words_)) report(part.replace(/[_-]|vl/g, ""), text);
      }
    }
  }

  if (controls) {
    const bars = flow.parentElement?.querySelectorAll(":scope > [class]:not(.react-flow)");
    for (const bar of bars ?? []) {
      const box = bar.getBoundingClientRect();
      if (box.width === 0) continue;
      for (const { text, box: at } of words)
        if (cross(box, shrink(at, SLACK, SLACK))) report("a control", text);
    }
  }

  /** Words on a ground of their own: lines of the layer under the nodes do not show through. */
  const isGrounded = ({ element, box }: Words) => {
    for (let up: Element | null = element; up && up !== viewport; up = up.parentElement) {
      if (up.matches('[class*="_host_"]')) return false;
      const { backgroundColor } = getComputedStyle(up);
      const isOpaque = backgroundColor !== "transparent" && !backgroundColor.endsWith(", 0)");
      const ground = up.getBoundingClientRect();
      const isRound = ground.left <= box.left + 1 && ground.right >= box.right - 1;
      if (isOpaque && isRound) return true;
    }
    return false;
  };
  const open = words.filter((one) => !isGrounded(one));
  const matrixBox = (rect: SVGRectElement, matrix: DOMMatrix): Box => {
    const left = rect.x.baseVal.value * matrix.a + matrix.e;
    const top = rect.y.baseVal.value * matrix.d + matrix.f;
    return {
      left,
      top,
      right: left + rect.width.baseVal.value * matrix.a,
      bottom: top + rect.height.baseVal.value * matrix.d,
    };
  };
  /** Points so near one another along both middles that no line slips through between them. */
  const probes = ({ left, top, right, bottom }: Box) => {
    const points: { x: number; y: number }[] = [];
    for (let x = left; x <= right; x += 2) points.push({ x, y: (top + bottom) / 2 });
    for (const x of [left, (left + right) / 2, right])
      for (let y = top; y <= bottom; y += 2) points.push({ x, y });
    return points;
  };
  for (const path of viewport.querySelectorAll<SVGPathElement>("svg > g path, svg > path")) {
    const svg = path.ownerSVGElement;
    const matrix = path.getScreenCTM();
    if (!svg || !matrix || path.closest("marker, defs") || svg.closest(".react-flow__node")) continue;
    if (getComputedStyle(path).stroke === "none" || path.closest('[class*="_mark_"]')) continue;
    const isAbove = Number(getComputedStyle(svg).zIndex) > 10;
    const hidden = [...svg.querySelectorAll<SVGRectElement>('mask rect[fill="black"]')].map((rect) =>
      matrixBox(rect, matrix),
    );
    const inverse = matrix.inverse();
    const drawn = path.getBoundingClientRect();
    for (const { text, box } of isAbove ? words : open) {
      if (!cross(shrink(drawn, -8, -8), box)) continue;
      const isCovered = probes(shrink(box, 1, SLACK)).some(
        ({ x, y }) =>
          !hidden.some((at) => x > at.left && x < at.right && y > at.top && y < at.bottom) &&
          path.isPointInStroke(new DOMPoint(x, y).matrixTransform(inverse)),
      );
      if (isCovered) report(isAbove ? "the packet's path" : "a line", text);
    }
  }

  for (const mark of viewport.querySelectorAll('g[class*="_mark_"]')) {
    const box = mark.getBoundingClientRect();
    const name = `the mark ${mark.textContent?.trim() || "of the drop"}`;
    for (const { text, box: at } of words) if (cross(shrink(box, SLACK, SLACK), at)) report(name, text);
  }
  return [...found];
}
