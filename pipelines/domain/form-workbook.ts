import type { Catalogue } from "./catalogue.ts";
import { codeNames, codesMarker, type SignedCodes } from "./form-codes.ts";
import { coverSheet } from "./form-cover.ts";
import { figureCells, figuresSheet, reasonsName } from "./form-figures.ts";
import { addressIn, codesSheet, type FormLayout, inLanguage } from "./form-layout.ts";
import { formColumns } from "./form-wording.ts";
import type { SheetSpec, WorkbookSpec } from "./workbook-spec.ts";

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

/** Every text that the blank form shows, so that it is told from what was typed. */
export function printedTexts(layout: FormLayout, catalogue: Catalogue): ReadonlySet<string> {
  const sheets = [coverSheet(layout, catalogue).sheet, figuresSheet(layout, catalogue)];
  return new Set(sheets.flatMap(({ cells }) => cells.map(({ value }) => String(value ?? ""))));
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
