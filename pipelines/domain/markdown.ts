/** Text that Markdown shows as it is: no mark in it is taken for emphasis, a table's border or a tag. */
export const literal = (text: string): string =>
  text.replace(/[\\*_|<>`[\]]/g, "\\$&").replace(/\s*\n\s*/g, " ");

/** A table with a blank line after it; nothing at all where there are no rows. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;
  return `${line(header)}${line(header.map(() => "---"))}${rows.map(line).join("")}\n`;
}

/** A list of facts, those without text left out. */
export const facts = (pairs: readonly (readonly [name: string, text: string | null])[]): string =>
  `${pairs
    .filter(([, text]) => text !== null && text !== "")
    .map(([name, text]) => `- **${name}**: ${text}\n`)
    .join("")}\n`;
