import { describe, expect, it } from "vitest";
import type { Issue } from "../../pipelines/domain/issue.ts";
import { issueCodes, wordingOf } from "../../pipelines/domain/issue-text.ts";
import { markNote, markNotesIn } from "../../pipelines/domain/mark-words.ts";
import { marksFromReceipt } from "../../pipelines/domain/marks-from-receipt.ts";
import { findPersonalDetail } from "../../pipelines/domain/note-scan.ts";
import type { Receipt } from "../../pipelines/domain/submission.ts";

const receiptOf = (issues: readonly Issue[]) => ({ receipt_no: 3, verdict: "rejected", issues }) as Receipt;

/** An issue of a code whose every parameter is this text. */
function issueOf(code: Issue["code"], text: string, place: Partial<Issue> = {}): Issue {
  const names = Object.values(wordingOf(code)).flatMap(({ found, expected, remedy }) =>
    [...`${found}${expected}${remedy}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!),
  );
  const params = Object.fromEntries(names.map((name) => [name, text]));
  return { code, severity: "error", sheet: "Số liệu", cell: "E6", given: text, params, ...place };
}

describe("the list of marks", () => {
  it.each(["5", "bà Nguyễn Thị Lan", "0912345678", "123456789012"])(
    "holds nothing that is taken for a person when it comes back, whatever is quoted: %s",
    (text) => {
      const issues = issueCodes.map((code) => issueOf(code, text));
      for (const language of ["vi", "en"] as const) {
        const { rows, lines, title } = marksFromReceipt(receiptOf(issues), "xlsx", language).list;
        expect(rows).toHaveLength(issueCodes.length);
        for (const words of [title, ...lines, ...rows.flatMap(({ texts }) => texts)]) {
          expect(findPersonalDetail(words), words).toBeNull();
        }
      }
    },
  );

  it("quotes everything else", () => {
    const issue = issueOf("number-not-readable", "năm");
    const { rows } = marksFromReceipt(receiptOf([issue]), "xlsx", "vi").list;
    expect(rows[0]!.texts.slice(0, 3)).toEqual(["Số liệu!E6", "LỖI", "“năm” không đọc được thành số."]);
  });

  it.each([
    [{ sheet: "bà Nguyễn Thị Lan" }, "E6"],
    [{ sheet: "bà Nguyễn Thị Lan", cell: null }, "cả tệp"],
    [{ cell: null }, "Số liệu"],
    [{ sheet: null, cell: null }, "cả tệp"],
  ])("names the place %j as %s", (place, words) => {
    const issue = issueOf("number-not-readable", "năm", place);
    expect(marksFromReceipt(receiptOf([issue]), "xlsx", "vi").list.rows[0]!.texts[0]).toBe(words);
  });
});

describe("the text of a mark", () => {
  const mark = markNote(["LỖI: một", "CẢNH BÁO: hai\n\nvà nữa"]);
  it.each([
    ["alone", mark, [[0, mark.length]]],
    ["behind a note", `Ghi chú\n\n${mark}`, [[7, 9 + mark.length]]],
    ["behind a note that begins alike", `LỖI: của tôi\n\n${mark}`, [[12, 14 + mark.length]]],
    [
      "twice",
      `${mark}\n\n${mark}`,
      [
        [0, mark.length],
        [mark.length, 2 * mark.length + 2],
      ],
    ],
    ["in English", markNote(["ERROR: one"]), [[0, 21]]],
    ["unsigned", "LỖI: của tôi", []],
    ["signed only", "Chào\n— Thước Đo", []],
  ])("is found again %s", (_, text, found) => {
    expect(markNotesIn(text).map(({ start, end }) => [start, end])).toEqual(found);
  });
});
