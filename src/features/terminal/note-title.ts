/** The first sentence of a note stands above the others. A dot inside an address or a file name ends no sentence. */
export function splitTitle(text: string): { readonly title: string; readonly rest: string } {
  const end = /[.:!?] (?=[A-Z`"'(])/.exec(text);
  if (!end) return { title: text.replace(/\.$/, ""), rest: "" };
  const title = text.slice(0, end.index).trim();
  return { title, rest: text.slice(end.index + 1).trim() };
}
