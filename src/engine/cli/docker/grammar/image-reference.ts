/** What the client finds wrong with an image's name, or null. Source: facts on the command line, section 3.2, row 14. */
export function imageReferenceFault(text: string): string | null {
  const [name = "", digest] = text.split("@", 2);
  if (digest !== undefined && !/^[a-z0-9]+:[0-9a-f]{32,}$/i.test(digest)) return "invalid reference format";
  const colon = name.lastIndexOf(":");
  const hasTag = colon > name.lastIndexOf("/");
  const repository = hasTag ? name.slice(0, colon) : name;
  if (hasTag && !/^\w[\w.-]{0,127}$/.test(name.slice(colon + 1))) return "invalid reference format";
  const parts = repository.split("/");
  const [first = ""] = parts;
  const isDomain =
    parts.length > 1 && (/[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase());
  const path = isDomain ? parts.slice(1) : parts;
  if (path.some((part) => /[A-Z]/.test(part))) {
    const full = path.length === 1 && !isDomain ? `library/${path[0]}` : path.join("/");
    return `invalid reference format: repository name (${full}) must be lowercase`;
  }
  return path.every((part) => /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/.test(part))
    ? null
    : "invalid reference format";
}
