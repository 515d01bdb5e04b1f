import type { Row } from "../ports/query-engine.ts";

/** How a cell reads in a terminal: null shown as such, so it can't be taken for an empty text. */
const shown = (value: Row[string] | undefined): string =>
  value === null || value === undefined ? "∅" : String(value);

/** Width in terminal columns: Vietnamese letters are one wide once composed. */
const widthOf = (text: string): number => [...text.normalize("NFC")].length;

const isNumeric = (value: Row[string] | undefined): boolean =>
  typeof value === "number" || (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value));

/** Rows as an aligned table with a rule under the names; numbers to the right. One line for no rows. */
export function tableText(rows: readonly Row[], columns: readonly string[]): string {
  const widths = columns.map((name) =>
    Math.min(60, Math.max(widthOf(name), ...rows.map((row) => widthOf(shown(row[name]))))),
  );
  const rights = columns.map(
    (name) => rows.length > 0 && rows.every((row) => row[name] === null || isNumeric(row[name])),
  );
  const cut = (text: string, width: number): string =>
    widthOf(text) > width ? `${[...text.normalize("NFC")].slice(0, width - 1).join("")}…` : text;
  const line = (cells: readonly string[]): string =>
    cells
      .map((text, at) => {
        const fitted = cut(text, widths[at]!);
        const gap = " ".repeat(widths[at]! - widthOf(fitted));
        return rights[at] ? gap + fitted : fitted + gap;
      })
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [line(columns), rule, ...rows.map((row) => line(columns.map((name) => shown(row[name]))))].join(
    "\n",
  );
}
