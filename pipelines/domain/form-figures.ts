import type { Catalogue } from "./catalogue.ts";
import {
  addressIn,
  askedIn,
  type FormLayout,
  figureKind,
  headerLines,
  inLanguage,
  type LayoutCell,
  type LayoutRow,
  legendRow,
  letterOf,
  periodIn,
  takenFromText,
} from "./form-layout.ts";
import { type FigureKind, fillIn, formColumns, formWording } from "./form-wording.ts";
import type { CellSpec, SheetSpec, ValidationSpec } from "./workbook-spec.ts";

/** The defined name of the range on the cover that lists the reasons. */
export const reasonsName = "reason_codes";

/** The sheet that is filled in. */
export function figuresSheet(layout: FormLayout, catalogue: Catalogue): SheetSpec {
  return {
    name: layout.figuresSheet,
    visibility: "visible",
    cells: figureCells(layout),
    columnWidths: { A: 9, B: 18, C: 58, D: 13, E: 22, F: 22, G: 24, H: 36 },
    freeze: { rows: layout.headerRow, columns: 3 },
    isProtected: true,
    validations: validations(layout, catalogue),
    print: { orientation: "landscape", repeatedRows: [layout.headerRow, layout.headerRow] },
  };
}

/** The cells of a blank figures sheet; CSV has the same ones. */
export function figureCells(layout: FormLayout): CellSpec[] {
  const { form, orgUnit, headerRow } = layout;
  const words = formWording[layout.language];
  const line = (name: keyof typeof headerLines, code: string, text: string): CellSpec[] => [
    { address: addressIn("position", headerLines[name]), value: words[name], style: "label" },
    { address: addressIn("indicator", headerLines[name]), value: code, style: "code" },
    { address: addressIn("name", headerLines[name]), value: text, style: "label" },
  ];
  const version = fillIn(words.version, { version: String(form.form_version) });
  return [
    ...line("form", form.form_id, inLanguage(layout, form)),
    { address: addressIn("unit", headerLines.form), value: version, style: "unit" },
    ...line("unit", orgUnit.org_unit_key, inLanguage(layout, orgUnit)),
    ...line("period", layout.period.period_id, periodIn(layout)),
    { address: addressIn("name", legendRow), value: words.legend, style: "note" },
    ...formColumns.map((column) => ({
      address: addressIn(column, headerRow),
      value: words.columns[column],
      style: "heading" as const,
    })),
    ...layout.rows.flatMap((row) => rowCells(layout, row)),
  ];
}

function rowCells(layout: FormLayout, row: LayoutRow): CellSpec[] {
  const { indicator } = row;
  const unit = layout.language === "vi" ? indicator.unit_vi : indicator.unit_en;
  const figures = [row.value, row.denominator].filter((cell) => cell !== null);
  return [
    { address: addressIn("position", row.row), value: row.position, style: "unit" },
    { address: addressIn("indicator", row.row), value: indicator.indicator_id, style: "code" },
    {
      address: addressIn("name", row.row),
      value: nameText(layout, row),
      style: "label",
      note: definitionNote(layout, row),
    },
    { address: addressIn("unit", row.row), value: unit, style: "unit" },
    ...figures.map((cell) => figureCell(layout, cell)),
    ...(row.denominator === null
      ? [{ address: addressIn("denominator", row.row), value: null, style: "locked" as const }]
      : []),
    { address: addressIn("reason", row.row), value: null, style: "inputText" },
    { address: addressIn("note", row.row), value: null, style: "inputText" },
  ];
}

const figureCell = (layout: FormLayout, cell: LayoutCell): CellSpec =>
  cell.takenFrom === null
    ? { address: cell.address, value: null, style: "input" }
    : { address: cell.address, value: takenFromText(cell.takenFrom, layout.language), style: "locked" };

/** The indicator's name; under a ratio's name what its two parts count. */
function nameText(layout: FormLayout, { indicator }: LayoutRow): string {
  const { language } = layout;
  const words = formWording[language];
  const name = inLanguage(layout, indicator);
  if (indicator.measure !== "ratio") return name;
  const [numerator, denominator] =
    language === "vi"
      ? [indicator.numerator_vi, indicator.denominator_vi]
      : [indicator.numerator_en, indicator.denominator_en];
  return `${name}\n${words.numerator}: ${numerator ?? ""}\n${words.denominator}: ${denominator ?? ""}`;
}

/** What is counted, in what, and whether it is a flow or a stock; with the words of the source where there are any. */
function definitionNote(layout: FormLayout, { indicator }: LayoutRow): string {
  const { language } = layout;
  const words = formWording[language];
  const counted = language === "vi" ? indicator.numerator_vi : indicator.numerator_en;
  const unit = language === "vi" ? indicator.unit_vi : indicator.unit_en;
  const quote = indicator.source_quote === null ? "" : `“${indicator.source_quote}”`;
  return [
    indicator.measure === "ratio" || counted === null ? inLanguage(layout, indicator) : counted,
    `${words.unitOfMeasure}: ${unit}.`,
    words[indicator.flow_or_stock],
    [quote, indicator.source_section === null ? "" : `(${indicator.source_section})`].join(" ").trim(),
  ]
    .filter((text) => text !== "")
    .join("\n");
}

function validations(layout: FormLayout, catalogue: Catalogue): ValidationSpec[] {
  const words = formWording[layout.language];
  const asked = layout.rows.flatMap((row) =>
    askedIn(row).map((cell) => ({ address: cell.address, kind: figureKind(row.indicator, cell) })),
  );
  const byKind = Map.groupBy(asked, ({ kind }) => kind);
  const numbers = [...byKind].map(([kind, cells]) => ({
    ranges: cells.map(({ address }) => address),
    rule: numberRule(kind),
    prompt: titled(words.prompts[kind]),
    error: { ...titled(words.warning), severity: "warning" as const },
  }));
  if (layout.rows.length === 0) return numbers;
  const note = { ranges: [columnRange(layout, "note")], prompt: titled(words.prompts.note) };
  const reason = { ranges: [columnRange(layout, "reason")], prompt: titled(words.prompts.reason) };
  const anything = { kind: "any" as const };
  return [
    ...numbers,
    catalogue.reasons.length === 0
      ? { ...reason, rule: anything }
      : {
          ...reason,
          rule: { kind: "named-list", name: reasonsName },
          error: { ...titled(words.unknownReason), severity: "stop" },
        },
    { ...note, rule: anything },
  ];
}

function numberRule(kind: FigureKind): ValidationSpec["rule"] {
  if (kind === "flag") return { kind: "whole", minimum: 0, maximum: 1 };
  return { kind: kind === "count" ? "whole" : "decimal", minimum: 0, maximum: null };
}

const titled = ([title, text]: readonly [string, string]): { title: string; text: string } => ({
  title,
  text,
});

const columnRange = ({ rows }: FormLayout, column: "reason" | "note"): string =>
  `${letterOf(column)}${rows[0]!.row}:${letterOf(column)}${rows.at(-1)!.row}`;
