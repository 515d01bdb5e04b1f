import { describe, expect, it } from "vitest";
import { codesMarker, sampleFormKey, verifyCodes } from "../../pipelines/domain/form-codes.ts";
import type { Grid } from "../../pipelines/domain/grid.ts";
import { readSubmissionFile } from "../../pipelines/formats/submission-file.ts";
import { type FormsToWrite, formsToWrite, writeForms } from "../../pipelines/steps/write-forms.ts";
import { hashing, tamKyCatalogue } from "../programmes/programme-folder.ts";

const catalogue = tamKyCatalogue();
const wanted = (period_id: string, form_id?: string): FormsToWrite => ({
  catalogue,
  hashing,
  formKey: sampleFormKey,
  period_id,
  form_id,
});

function gridOf(bytes: Uint8Array): Grid {
  const read = readSubmissionFile(bytes);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

const textAt = (grid: Grid, sheet: string, address: string): string | undefined => {
  const cell = grid.sheets.find(({ name }) => name === sheet)?.cells.get(address);
  return cell?.kind === "text" ? cell.text : undefined;
};

describe("forms given out for a period", () => {
  it("writes one workbook for every expected reporter of every form of that type of period", () => {
    const names = [...writeForms(wanted("2023-Q2"))].map(({ fileName }) => fileName);
    const counts = Object.fromEntries(
      [...Map.groupBy(names, (name) => name.split("_")[0]!)].map(([form, files]) => [form, files.length]),
    );
    expect(counts).toEqual({
      "wards-quarterly": 13,
      "organisations-quarterly": 7,
      "departments-quarterly": 12,
      "party-bodies-quarterly": 5,
    });
    expect(formsToWrite(wanted("2023-Q2"))).toHaveLength(names.length);
    expect(names[0]).toBe("wards-quarterly_2023-Q2_20335a.xlsx");
    expect(new Set(names).size).toBe(names.length);
  });

  it("gives Q1/2025 to the enlarged An Xuân, and to none of the two it came from", () => {
    const units = [...writeForms(wanted("2025-Q1", "wards-quarterly"))].map(
      ({ fileName }) => fileName.split(/[_.]/)[2],
    );
    expect(units).toContain("20347b");
    expect(units).not.toContain("20347a");
    expect(units).not.toContain("20338a");
  });

  it("writes the same bytes twice", () => {
    const hashes = () =>
      [...writeForms(wanted("2024-H1", "wards-half-yearly"))].map(({ bytes }) => hashing.sha256(bytes));
    expect(hashes()).toEqual(hashes());
  });

  it("writes nothing for a period that no form has", () => {
    expect([...writeForms(wanted("2023-9M"))]).toEqual([]);
    expect([...writeForms(wanted("1999-Q1"))]).toEqual([]);
  });

  it("reads back with the unit and period in words, and with codes that verify", () => {
    const [file] = [...writeForms(wanted("2023-Q2", "wards-quarterly"))];
    const grid = gridOf(file!.bytes);
    expect(textAt(grid, "Bìa", "B4")).toBe("Phường Tân Thạnh");
    expect(textAt(grid, "Bìa", "B5")).toBe("Quý II/2023");
    expect(textAt(grid, "_ma", "A1")).toBe(codesMarker);
    const value = (row: number) => textAt(grid, "_ma", `B${row}`)!;
    const codes = {
      programme_id: value(2),
      calendar_id: value(3),
      form_id: value(4),
      form_version: Number(value(5)),
      org_unit_key: value(6),
      period_id: value(7),
      signature: value(8),
    };
    expect(codes).toMatchObject({ form_id: "wards-quarterly", org_unit_key: "20335a", period_id: "2023-Q2" });
    expect(verifyCodes(codes, sampleFormKey, hashing)).toBe(true);
  });
});
