/** "win-01> docker ps" → machine and text; null when the line names no machine. */
export function splitPrompt(line: string): { readonly machine: string; readonly text: string } | null {
  const [, machine, text] = /^([A-Za-z0-9][\w.-]*(?:\/[\w.-]+)?)>[ \t]?(.*)$/s.exec(line) ?? [];
  return machine !== undefined && text !== undefined ? { machine, text } : null;
}

/** Lines of `lab` belong to no machine. */
export function isLabLine(text: string): boolean {
  return /^lab(\s|$)/i.test(text.trimStart());
}

const DEFAULT_FIRST_HOST = "win-01";

/**
 * The host that lines without a machine go to at the start: the first that the script adds after emptying the lab,
 * otherwise the one of the default lab.
 */
export function firstHostOf(texts: readonly string[]): string {
  const start = texts.findIndex((text) => /^lab\s+(reset|preset)\b/i.test(text.trim()));
  if (!/^lab\s+reset\b/i.test(texts[start]?.trim() ?? "")) return DEFAULT_FIRST_HOST;
  const added = texts
    .slice(start)
    .flatMap((text) => /^lab\s+host\s+add\s+(\S+)/i.exec(text.trim())?.[1] ?? []);
  return added[0] ?? DEFAULT_FIRST_HOST;
}
