/** One record of comma-separated values; a part in double quotes keeps its commas. */
export function splitCsv(text: string): readonly string[] {
  const parts = text.match(/(?:^|,)(?:"(?:[^"]|"")*"|[^,]*)/g) ?? [];
  return parts.map((part) => {
    const bare = part.startsWith(",") ? part.slice(1) : part;
    return bare.startsWith('"') && bare.endsWith('"') && bare.length > 1
      ? bare.slice(1, -1).replaceAll('""', '"')
      : bare;
  });
}
