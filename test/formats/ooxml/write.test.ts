import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Fatal } from "../../../pipelines/domain/fault.ts";
import type { GridCell } from "../../../pipelines/domain/grid.ts";
import type { CellSpec, SheetSpec, WorkbookSpec } from "../../../pipelines/domain/workbook-spec.ts";
import { digitsFromNumber } from "../../../pipelines/formats/ooxml/cell-value.ts";
import { readWorkbook } from "../../../pipelines/formats/ooxml/read.ts";
import { writeWorkbook } from "../../../pipelines/formats/ooxml/write.ts";
import { entriesFromZip } from "../../../pipelines/formats/ooxml/zip.ts";
import { formLimits } from "../../../pipelines/formats/reading-limits.ts";
import { anySpec, fullSpec } from "./workbook-specs.ts";

const font = "Times New Roman";

/** A character that no text should hold comes back as the escape it is written as. */
const readable = (text: string): string => text.replace("\u0001", "_x0001_");

function cellOf({ value }: CellSpec): GridCell | null {
  if (value === null || value === "") return null;
  if (typeof value === "string") return { kind: "text", text: readable(value), font };
  return { kind: "number", text: digitsFromNumber(value), isPercent: false };
}

const expectedSheet = ({ name, visibility, cells }: SheetSpec) => ({
  name,
  visibility,
  cells: new Map(
    cells.map((cell) => [cell.address, cellOf(cell)] as const).filter(([, cell]) => cell !== null),
  ),
});

describe("writeWorkbook", () => {
  it("writes what readWorkbook reads back", () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const sheets = spec.sheets.map(expectedSheet);
        expect(readWorkbook(writeWorkbook(spec))).toEqual({ ok: true, value: { format: "xlsx", sheets } });
      }),
      { numRuns: 200 },
    );
  });

  it("gives equal bytes for equal specs, in whatever order the cells come", () => {
    const shuffled = {
      ...fullSpec,
      sheets: fullSpec.sheets.map((sheet) => ({ ...sheet, cells: sheet.cells.toReversed() })),
    };
    const withoutNotes = (spec: WorkbookSpec): WorkbookSpec => ({
      ...spec,
      sheets: spec.sheets.map((sheet) => ({
        ...sheet,
        cells: sheet.cells.map(({ note: _, ...cell }) => cell),
      })),
    });
    expect(writeWorkbook(fullSpec)).toEqual(writeWorkbook(structuredClone(fullSpec)));
    expect(writeWorkbook(withoutNotes(shuffled))).toEqual(writeWorkbook(withoutNotes(fullSpec)));
  });

  it("stores every entry unpacked and undated", () => {
    const bytes = writeWorkbook(fullSpec);
    const entries = entriesFromZip(bytes, formLimits);
    if (!entries.ok) throw new Error(entries.error.code);
    expect(new Set([...entries.value.values()].map(({ method }) => method))).toEqual(new Set([0]));
    expect(Buffer.from(bytes).toString("latin1")).not.toMatch(/dcterms|creator|lastModifiedBy/i);
  });
});

describe("a spec that Excel would repair", () => {
  const [cover] = fullSpec.sheets as [SheetSpec];
  const withSheet = (sheet: Partial<SheetSpec>) => ({ ...fullSpec, sheets: [{ ...cover, ...sheet }] });
  const withRule = (rule: object) =>
    withSheet({
      validations: [{ ranges: ["A1"], rule: { kind: "whole", minimum: 0, maximum: 1 }, ...rule }],
    });
  const specs: Record<string, WorkbookSpec> = {
    "no visible sheet": withSheet({ visibility: "hidden" }),
    "a sheet name of 32 characters": withSheet({ name: "x".repeat(32) }),
    "a slash in a sheet name": withSheet({ name: "a/b" }),
    "two sheets of one name": { ...fullSpec, sheets: [cover, { ...cover, name: "BÌA" }] },
    "a cell given twice": withSheet({ cells: [cover.cells[0]!, cover.cells[0]!] }),
    "an address that is none": withSheet({ cells: [{ address: "1A", value: 1, style: "code" }] }),
    "a number that is none": withSheet({ cells: [{ address: "A1", value: Number.NaN, style: "code" }] }),
    "a text of 32,768 characters": withSheet({
      cells: [{ address: "A1", value: "x".repeat(32_768), style: "code" }],
    }),
    "a merge that is no range": withSheet({ merges: ["A"] }),
    "a validation without range": withRule({ ranges: [] }),
    "an inline list of 256 characters": withRule({ rule: { kind: "list", choices: ["x".repeat(256)] } }),
    "a comma inside a choice": withRule({ rule: { kind: "list", choices: ["a,b"] } }),
    "a prompt title of 33 characters": withRule({ prompt: { title: "x".repeat(33), text: "" } }),
    "a prompt of 256 characters": withRule({ prompt: { title: "", text: "x".repeat(256) } }),
    "a name that looks like a cell": {
      ...fullSpec,
      definedNames: [{ name: "ma1", sheet: "_ma", range: "A1" }],
    },
    "a name of a sheet that is not there": {
      ...fullSpec,
      definedNames: [{ name: "a_b", sheet: "x", range: "A1" }],
    },
  };

  it.each(Object.entries(specs))("is not written: %s", (_, spec) => {
    expect(() => writeWorkbook(spec)).toThrow(Fatal);
  });
});
