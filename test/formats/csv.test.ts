import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellAddress } from "../../pipelines/domain/grid.ts";
import { csvFromLines, csvFromRows, readCsv, withByteOrderMark } from "../../pipelines/formats/csv.ts";
import { codeOf } from "./ooxml/raw-workbook.ts";

const utf8 = (text: string): Uint8Array => Buffer.from(text, "utf8");
const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, "utf16le");

/** The texts of a CSV file by address; fails the test where it was refused. */
function textsOf(bytes: Uint8Array): Record<string, string> {
  const result = readCsv(bytes);
  if (!result.ok) throw new Error(result.error.code);
  const cells = [...result.value.sheets[0]!.cells];
  return Object.fromEntries(
    cells.map(([address, cell]) => [address, cell.kind === "text" ? cell.text : cell.kind]),
  );
}

describe("readCsv", () => {
  const expected = { A1: "Đơn vị", B1: "An Xuân", A3: "T01", B3: "1.234,5" };
  it.each([
    ["semicolons, as Vietnamese Excel writes", utf8("Đơn vị;An Xuân\r\n\r\nT01;1.234,5\r\n")],
    ["commas and quotes", utf8('Đơn vị,An Xuân\n\nT01,"1.234,5"\n')],
    ["tabs in UTF-16LE, as Excel's Unicode text", utf16("Đơn vị\tAn Xuân\r\n\r\nT01\t1.234,5\r\n")],
    ["a byte order mark", utf8("\ufeffĐơn vị;An Xuân\n\nT01;1.234,5")],
    ["Excel's hint of the delimiter", utf8("sep=;\r\nĐơn vị;An Xuân\r\n\r\nT01;1.234,5\r\n")],
    ["old line ends", utf8("Đơn vị;An Xuân\r\rT01;1.234,5\r")],
  ])("reads %s", (_, bytes) => {
    expect(textsOf(bytes)).toEqual(expected);
  });

  it("is one visible sheet named CSV, all text", () => {
    expect(readCsv(utf8("a,1"))).toEqual({
      ok: true,
      value: {
        format: "csv",
        sheets: [
          {
            name: "CSV",
            visibility: "visible",
            cells: new Map([
              ["A1", { kind: "text", text: "a" }],
              ["B1", { kind: "text", text: "1" }],
            ]),
          },
        ],
      },
    });
  });

  it("keeps line breaks and quotes inside a cell, and counts rows as Excel does", () => {
    expect(textsOf(utf8('"a\n""b""";c\nd;e'))).toEqual({ A1: 'a\n"b"', B1: "c", A2: "d", B2: "e" });
  });

  it("is not misled by commas in texts of a file with semicolons", () => {
    expect(textsOf(utf8("Tên, đơn vị;Số\nHộ nghèo, cận nghèo;5"))).toMatchObject({ B1: "Số", B2: "5" });
  });

  it.each([
    ["windows-1258", Buffer.from("T\xean,1", "latin1"), "text-not-utf8"],
    ["UTF-16BE", Buffer.from(utf16("a;b")).swap16(), "text-not-utf8"],
    ["a NUL character", utf8("a;b\0c"), "text-has-nul"],
    ["nothing", utf8(""), "file-empty"],
    ["blank lines only", utf8("\ufeff \r\n\r\n"), "file-empty"],
    ["a quotation mark never closed", utf8('a;b\nc;"d\ne;f\n'), "csv-quote-unclosed"],
    ["more than 2 MB", new Uint8Array(2 * 1024 ** 2 + 1).fill(97), "file-too-large"],
    ["a text of 32,768 characters", utf8(`a;${"x".repeat(32_768)}`), "text-too-long"],
    ["a value in column 513", utf8(`${";".repeat(512)}x`), "cell-out-of-bounds"],
    ["a value in row 50,001", utf8(`${"\n".repeat(50_000)}x`), "cell-out-of-bounds"],
    ["20,001 cells", utf8("a;b;c\n".repeat(6667)), "too-many-cells"],
  ])("refuses %s", (_, bytes, code) => {
    expect(codeOf(readCsv(bytes))).toBe(code);
  });

  it("names the line of a quotation mark that is never closed", () => {
    expect(readCsv(utf8('a;b\nc;"d\ne;f\n'))).toMatchObject({ error: { params: { line: "2" } } });
  });

  it("is total: any text is cells or an issue", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', ";", ",", "\n", "\r", "\t", "a", "'", "=", "\0") }),
        (text) => {
          expect(typeof readCsv(utf8(text)).ok).toBe("boolean");
        },
      ),
    );
  });
});

describe("csvFromRows", () => {
  it("writes a header and a line a row, with LF, quoting what needs it", () => {
    const rows = [
      { id: "T01", name: 'Hộ "nghèo", cận', value: 12.5, is_final: true },
      { id: "T02", name: "dòng\nhai", value: null, is_final: false },
    ];
    expect(csvFromRows(["id", "name", "value", "is_final"], rows)).toBe(
      'id,name,value,is_final\nT01,"Hộ ""nghèo"", cận",12.5,true\nT02,"dòng\nhai",,false\n',
    );
  });

  it("writes decimal commas where the delimiter is a semicolon", () => {
    expect(csvFromRows(["a", "b"], [{ a: -12.5, b: 7n }], ";")).toBe("a;b\n-12,5;7\n");
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+84", "'+84"],
    ["-", "'-"],
    ["@a", "'@a"],
    ["\ta", '"\'\ta"'],
    ["\ra", '"\'\ra"'],
    ["'=a", "''=a"],
    ["-12.5", "-12.5"],
    ["12", "12"],
    ["'a", "'a"],
    ["a=b", "a=b"],
  ])("guards a text that a spreadsheet would run: %j becomes %j", (text, written) => {
    expect(csvFromLines([[text]])).toBe(`${written}\n`);
  });

  it("writes no apostrophe before a number", () => {
    expect(csvFromLines([[-5, -5n]])).toBe("-5,-5\n");
  });

  it("is read back as it was, whatever the delimiter", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc.constantFrom(
        "=1",
        "'=1",
        "''-x",
        "-",
        "-1.5",
        'a"b',
        "a;b",
        "a,b",
        "a\tb",
        "a\nb",
        "\r",
        " x ",
        "'",
      ),
    );
    const table = fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, fc.constantFrom(",", ";", "\t"), fc.boolean(), (lines, delimiter, hasMark) => {
        const all = [["Biểu", "Kỳ", "Đơn vị"], ...lines];
        const csv = csvFromLines(all, delimiter as ",");
        const expected = all.flatMap((line, row) =>
          line.map((value, column) => [cellAddress(row + 1, column + 1), value] as const),
        );
        expect(textsOf(utf8(hasMark ? withByteOrderMark(csv) : csv))).toEqual(
          Object.fromEntries(expected.filter(([, value]) => value !== "")),
        );
      }),
      { numRuns: 500 },
    );
  });
});
