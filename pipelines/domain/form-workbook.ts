import type { Catalogue, Reason } from "./catalogue.ts";
import { addDays } from "./day.ts";
import { codeNames, codesMarker, type SignedCodes } from "./form-codes.ts";
import {
  addressIn,
  askedIn,
  codesSheet,
  coverFirstRow,
  type FormLayout,
  figureKind,
  headerLines,
  type LayoutCell,
  type LayoutRow,
  legendRow,
  letterOf,
  takenFromText,
} from "./form-layout.ts";
import { type FigureKind, formColumns, formWording } from "./form-wording.ts";
import { localDay } from "./time-zone.ts";
import { windowOf } from "./window.ts";
import type { CellSpec, CellStyle, SheetSpec, ValidationSpec, WorkbookSpec } from "./workbook-spec.ts";

const reasonsName = "reason_codes";

/** The workbook of a blank form: cover, figures, and the very hidden codes. Equal arguments give equal workbooks. */
export function formWorkbook(layout: FormLayout, catalogue: Catalogue, codes: SignedCodes): WorkbookSpec {
  const cover = coverSheet(layout, catalogue);
  return {
    title: `${inLanguage(layout, layout.form)} - ${inLanguage(layout, layout.orgUnit)}`,
    sheets: [cover.sheet, figuresSheet(layout, catalogue), codesSheetOf(codes)],
    definedNames: [
      ...(cover.reasonsRange === null
        ? []
        : [{ name: reasonsName, sheet: layout.coverSheet, range: cover.reasonsRange }]),
      ...Object.keys(codesOf(codes)).map((name, index) => ({
        name: `thuocdo_${name}`,
        sheet: codesSheet,
        range: `B${index + 2}`,
      })),
    ],
  };
}

/** The same form as the lines of a CSV file: header lines by code and in words, then the table. */
export function formCsv(layout: FormLayout): readonly (readonly string[])[] {
  const cells = new Map(figureCells(layout).map(({ address, value }) => [address, value]));
  const last = layout.rows.at(-1)?.row ?? layout.headerRow;
  return Array.from({ length: last }, (_, index) =>
    formColumns.map((column) => String(cells.get(addressIn(column, index + 1)) ?? "")),
  );
}

/** The workbook with answers typed into a sheet, by address. An address without a cell gets one; null clears it. */
export function filledIn(
  workbook: WorkbookSpec,
  sheetName: string,
  answers: ReadonlyMap<string, string | number | null>,
): WorkbookSpec {
  const fill = (sheet: SheetSpec): SheetSpec => {
    const known = new Set(sheet.cells.map(({ address }) => address));
    const added = [...answers].filter(([address]) => !known.has(address));
    return {
      ...sheet,
      cells: [
        ...sheet.cells.map((cell) =>
          answers.has(cell.address) ? { ...cell, value: answers.get(cell.address)! } : cell,
        ),
        ...added.map(([address, value]) => ({ address, value, style: "inputText" as const })),
      ],
    };
  };
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet) => (sheet.name === sheetName ? fill(sheet) : sheet)),
  };
}

type Named = { readonly name_vi: string; readonly name_en: string };

const inLanguage = ({ language }: FormLayout, named: Named): string =>
  language === "vi" ? named.name_vi : named.name_en;

const periodIn = ({ language, period }: FormLayout): string =>
  language === "vi" ? period.label_vi : period.label_en;

const dayText = (day: string): string => day.split("-").reverse().join("/");

const fill = (text: string, facts: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? "");

/** Pairs of a label and its text, one a row from `first` on, in columns A and B. */
function lines(first: number, pairs: readonly (readonly [string, string])[], style: CellStyle): CellSpec[] {
  return pairs.flatMap(([label, text], index) => [
    { address: `A${first + index}`, value: label, style: "label" as const },
    { address: `B${first + index}`, value: text, style },
  ]);
}

function coverSheet(
  layout: FormLayout,
  catalogue: Catalogue,
): { readonly sheet: SheetSpec; readonly reasonsRange: string | null } {
  const words = formWording[layout.language];
  const facts = factLines(layout, catalogue);
  const howToRow = coverFirstRow + facts.length + 1;
  const reasonsRow = howToRow + words.howToLines.length + 2;
  const reasons = catalogue.reasons.map((reason) => [
    words.reasonsFor[reason.explains],
    reasonChoice(reason, layout),
  ]) as [string, string][];
  const heading = (row: number, text: string): CellSpec[] => [
    { address: `A${row}`, value: text, style: "heading" },
  ];
  const cells: CellSpec[] = [
    { address: "A1", value: inLanguage(layout, catalogue.programme), style: "title" },
    { address: "A2", value: inLanguage(layout, layout.form), style: "title" },
    ...lines(coverFirstRow, facts, "locked"),
    ...heading(howToRow, words.howTo),
    ...lines(howToRow + 1, words.howToLines, "locked"),
    ...(reasons.length === 0 ? [] : heading(reasonsRow, words.reasons)),
    ...lines(reasonsRow + 1, reasons, "locked"),
  ];
  const merges = ["A1:B1", "A2:B2", `A${howToRow}:B${howToRow}`];
  const sheet: SheetSpec = {
    name: layout.coverSheet,
    visibility: "visible",
    cells,
    columnWidths: { A: 24, B: 82 },
    isProtected: true,
    merges: reasons.length === 0 ? merges : [...merges, `A${reasonsRow}:B${reasonsRow}`],
    print: { orientation: "portrait" },
    hasGridLines: false,
  };
  const reasonsRange = reasons.length === 0 ? null : `B${reasonsRow + 1}:B${reasonsRow + reasons.length}`;
  return { sheet, reasonsRange };
}

function factLines(layout: FormLayout, catalogue: Catalogue): [string, string][] {
  const words = formWording[layout.language];
  const { period, form, orgUnit } = layout;
  const zone = catalogue.programme.time_zone;
  const window = windowOf(catalogue, form, period);
  const opens = dayText(localDay(window.opens_at, zone));
  const lastDayBefore = (instant: string): string => dayText(addDays(localDay(instant, zone), -1));
  return [
    [words.reportingUnit, inLanguage(layout, orgUnit)],
    [words.reportingPeriod, periodIn(layout)],
    [
      words.covers,
      fill(words.coversText, { first: dayText(period.starts_on), last: dayText(period.ends_on) }),
    ],
    [words.opens, fill(words.opensText, { day: opens })],
    [words.due, fill(words.dueText, { day: lastDayBefore(window.due_at) })],
    [words.closes, fill(words.closesText, { day: lastDayBefore(window.closes_at) })],
  ];
}

/** "KAD1 - Không thuộc chức năng, nhiệm vụ của đơn vị": what the list of reasons offers and the reader takes apart. */
const reasonChoice = (reason: Reason, layout: FormLayout): string =>
  `${reason.reason_code} - ${inLanguage(layout, reason)}`;

function figuresSheet(layout: FormLayout, catalogue: Catalogue): SheetSpec {
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

function figureCells(layout: FormLayout): CellSpec[] {
  const { form, orgUnit, headerRow } = layout;
  const words = formWording[layout.language];
  const line = (name: keyof typeof headerLines, code: string, text: string): CellSpec[] => [
    { address: addressIn("position", headerLines[name]), value: words[name], style: "label" },
    { address: addressIn("indicator", headerLines[name]), value: code, style: "code" },
    { address: addressIn("name", headerLines[name]), value: text, style: "label" },
  ];
  const version = fill(words.version, { version: String(form.form_version) });
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

const codesOf = (codes: SignedCodes): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(codeNames.map((name) => [name, String(codes[name])])),
  signature: codes.signature,
});

/** Text cells all, so that a code of digits stays as it is. */
function codesSheetOf(codes: SignedCodes): SheetSpec {
  const named = Object.entries(codesOf(codes));
  return {
    name: codesSheet,
    visibility: "veryHidden",
    cells: [
      { address: "A1", value: codesMarker, style: "code" },
      ...named.flatMap(([name, value], index) => [
        { address: `A${index + 2}`, value: name, style: "code" as const },
        { address: `B${index + 2}`, value, style: "code" as const },
      ]),
    ],
    isProtected: true,
  };
}
