import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { textFromProblem } from "../../pipelines/domain/catalogue-problem.ts";
import { csvFromLines, withByteOrderMark } from "../../pipelines/formats/csv.ts";
import { readProgramme } from "../../pipelines/steps/read-programme.ts";
import { filesFromFolder, hashing, tamKyFolder } from "./programme-folder.ts";

const intact = filesFromFolder(tamKyFolder);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (name: string): string => new TextDecoder().decode(intact.get(name));

/** What is found in the Tam Kỳ folder after `changes`; null removes a file. */
function problemsAfter(changes: Record<string, Uint8Array | string | null>) {
  const files = new Map(intact);
  for (const [name, content] of Object.entries(changes)) {
    if (content === null) files.delete(name);
    else files.set(name, typeof content === "string" ? bytesOf(content) : content);
  }
  const read = readProgramme(files, hashing);
  return read.ok ? [] : read.error.map(({ file, line, column, code }) => [code, file, line, column]);
}

describe("reading a programme's folder", () => {
  it.each<[string, Record<string, Uint8Array | string | null>, unknown[][]]>([
    ["nothing wrong", {}, []],
    ["a README beside the files", { "README.md": "# Ghi chú" }, []],
    ["a file less", { "reasons.csv": null }, [["file-missing", "reasons.csv", null, null]]],
    ["a misnamed file", { "reason.csv": "a,b\n" }, [["file-unknown", "reason.csv", null, null]]],
    [
      "a file saved in an old encoding",
      {
        "holidays.csv": new Uint8Array([...bytesOf("holiday_on,name_vi,name_en\n2023-01-02,T"), 0xea, 0x74]),
      },
      [["file-encoding", "holidays.csv", null, null]],
    ],
    ["an empty file", { "corrections.csv": "" }, [["file-unreadable", "corrections.csv", null, null]]],
    [
      "a quotation mark that is never closed",
      { "spellings.csv": `${textOf("spellings.csv")}phunu,"Hội phụ nữ\n` },
      [["file-quotes", "spellings.csv", 47, null]],
    ],
    [
      "a row with a comma too many",
      { "spellings.csv": `${textOf("spellings.csv")}ldtbxh,Phòng Lao động, Thương binh\n` },
      [["row-width", "spellings.csv", 47, null]],
    ],
    [
      "a column misspelt",
      { "reasons.csv": textOf("reasons.csv").replace("explains", "explain") },
      [
        ["column-missing", "reasons.csv", 1, "explains"],
        ["column-unknown", "reasons.csv", 1, "explain"],
      ],
    ],
    [
      "a setting less",
      { "programme.csv": textOf("programme.csv").replace(/licence.*\n/, "") },
      [["setting-missing", "programme.csv", null, "licence"]],
    ],
    [
      "several things at once, in several files",
      {
        "reasons.csv": null,
        "holidays.csv": "holiday_on,name_vi,name_en\n2023-13-01,Tết,\n",
        "windows.csv": textOf("windows.csv").replaceAll("2021-06-17", "17/6/2021"),
      },
      [
        ["cell-date", "windows.csv", 2, "due_on"],
        ["cell-date", "windows.csv", 3, "due_on"],
        ["cell-date", "windows.csv", 4, "due_on"],
        ["cell-date", "windows.csv", 5, "due_on"],
        ["cell-date", "holidays.csv", 2, "holiday_on"],
        ["cell-words", "holidays.csv", 2, "name_en"],
        ["file-missing", "reasons.csv", null, null],
      ],
    ],
  ])("finds %s", (_, changes, expected) => {
    expect(problemsAfter(changes)).toEqual(expected);
  });

  it("says in both languages where, what was found, what was expected and what to do", () => {
    const files = new Map(intact).set(
      "windows.csv",
      bytesOf(textOf("windows.csv").replace("2021-06-17", "17/6/2021")),
    );
    const read = readProgramme(files, hashing);
    const problem = read.ok ? null : read.error[0]!;
    expect(textFromProblem(problem!, "vi")).toBe(
      "windows.csv, dòng 2, cột due_on: đang ghi “17/6/2021”. Ngày có thật, dạng năm-tháng-ngày, ví dụ 2021-06-15. " +
        "Gõ lại ngày; trong Excel đặt cột ở dạng Text trước khi gõ.",
    );
    expect(textFromProblem(problem!, "en")).toBe(
      "windows.csv, line 2, column due_on: holds “17/6/2021”. A day that exists, as year-month-day, such as " +
        "2021-06-15. Type the day again; in Excel set the column to Text first.",
    );
  });

  it("reads the same catalogue from files as Vietnamese Excel writes them: a byte order mark, semicolons, CRLF", () => {
    const asExcel = new Map(
      [...intact.keys()].map((name) => {
        const lines: string[][] = parse(textOf(name));
        return [name, bytesOf(withByteOrderMark(csvFromLines(lines, ";")).replaceAll("\n", "\r\n"))];
      }),
    );
    const [plain, excel] = [readProgramme(intact, hashing), readProgramme(asExcel, hashing)];
    if (!plain.ok || !excel.ok) throw new Error("both can be read");
    expect({ ...excel.value, sha256: "" }).toEqual({ ...plain.value, sha256: "" });
  });

  it("hashes names and bytes in name order, whatever order the files come in", () => {
    const sha256 = (files: ReadonlyMap<string, Uint8Array>): string => {
      const read = readProgramme(files, hashing);
      if (!read.ok) throw new Error("it can be read");
      return read.value.sha256;
    };
    const reversed = new Map([...intact].reverse());
    const changed = new Map(intact).set("reasons.csv", bytesOf(`${textOf("reasons.csv")}\n`));
    expect(sha256(reversed)).toBe(sha256(intact));
    expect(sha256(new Map(intact).set("README.md", bytesOf("#")))).toBe(sha256(intact));
    expect(sha256(changed)).not.toBe(sha256(intact));
  });
});
