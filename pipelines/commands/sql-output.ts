import { csvFromRows } from "../formats/csv.ts";
import type { Row } from "../ports/query-engine.ts";
import type { Answer } from "../ports/sql-console.ts";

export type AnswerFormat = "table" | "csv" | "json";

/** An answer as text that ends without a line end. */
export function textFromAnswer({ columns, rows }: Answer, format: AnswerFormat): string {
  if (format === "json") return JSON.stringify(rows, null, 2);
  const names = columns.map(({ name }) => name);
  const flat = rows.map(flatRow);
  if (format === "csv") return csvFromRows(names, flat).replace(/\n$/, "");
  // a plan is drawn over many lines
  const plan = ["explain_value", "Query Plan"].find((name) => names.includes(name));
  if (plan !== undefined) return flat.map((row) => row[plan]).join("\n");
  return tableText(flat, names);
}

/** Lists and structures as JSON text: a cell holds one value. */
const flatRow = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === "object" && value !== null ? JSON.stringify(value) : value,
    ]),
  );

/** How a cell reads in a terminal: null shown as such, so it can't be taken for an empty text; a line end as a mark. */
const shown = (value: Row[string] | undefined): string =>
  value === null || value === undefined ? "∅" : String(value).replace(/\r?\n/g, "⏎");

/** Width in terminal columns: Vietnamese letters are one wide once composed. */
const widthOf = (text: string): number => [...text.normalize("NFC")].length;

const isNumeric = (value: Row[string] | undefined): boolean =>
  typeof value === "number" || (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value));

/** Rows as an aligned table with a rule under the names, which stand there without rows too; numbers to the right. */
export function tableText(rows: readonly Row[], columns: readonly string[], widest = 60): string {
  const widths = columns.map((name) => {
    const longest = rows.reduce((most, row) => Math.max(most, widthOf(shown(row[name]))), widthOf(name));
    return Math.min(widest, longest);
  });
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
