import type { Issue } from "./issue.ts";
import { type Language, type Sentences, sentencesFromIssue } from "./issue-text.ts";
import type { CellMark, MarkRow, Marks } from "./mark.ts";
import { markSheetWords, markWords } from "./mark-words.ts";
import { findPersonalDetail } from "./note-scan.ts";
import { verdictForPeople } from "./receipt-text.ts";
import type { Receipt } from "./submission.ts";

/** More annotated cells than this make a workbook slow to open, and nobody mends so many one by one. */
const mostCells = 2000;

const words = {
  vi: {
    xlsx: "Sửa ngay trong sổ tính này, lưu và gửi lại chính tệp này. Không cần xóa trang này, các ghi chú hay màu đánh dấu.",
    csv: "Sổ tính này chỉ để xem: sửa trong tệp CSV đã gửi, rồi gửi lại tệp CSV đó.",
    legend:
      "Ô đánh dấu đỏ, chữ đậm: lỗi. Ô đánh dấu vàng, chữ nghiêng: cảnh báo; nếu số đúng thì chọn mã lý do. Bấm vào vị trí để đến ô.",
    headings: ["Vị trí", "Loại", "Tìm thấy", "Cần có", "Cách sửa"],
    signed: "Chữ ký số của tệp không còn hiệu lực trên bản đánh dấu này. Sửa xong thì ký lại trước khi gửi.",
    wholeFile: "cả tệp",
    receipt: "Biên nhận số {n}",
    more: "và {n} chỗ khác",
  },
  en: {
    xlsx: "Correct this very workbook, save it and send it again. This sheet, the notes and the colours may stay.",
    csv: "This workbook is only for looking at: correct the CSV file that was sent, and send that again.",
    legend:
      "A red cell in bold has an error. A yellow one in italics has a warning: where the figure is right choose a reason code. Click a place to go there.",
    headings: ["Where", "Kind", "Found", "Expected", "What to do"],
    signed:
      "The file's digital signature does not hold on this marked copy. Sign again after correcting, before sending.",
    wholeFile: "the whole file",
    receipt: "Receipt no. {n}",
    more: "and {n} more",
  },
} as const satisfies Record<Language, Record<string, string | readonly string[]>>;

const counted = (text: string, count: number): string => text.replace("{n}", String(count));

/** What a receipt says, as marks for the file that it answers: errors first, as many as a workbook bears. */
export function marksFromReceipt(receipt: Receipt, format: "xlsx" | "csv", language: Language): Marks {
  const say = words[language];
  const ofSeverity = (wanted: Issue["severity"]) =>
    receipt.issues.filter(({ severity }) => severity === wanted);
  const all = [...ofSeverity("error"), ...ofSeverity("warning")];
  const shown = all.slice(0, mostCells);
  const left = all.length - shown.length;
  const verdict = `${verdictForPeople(receipt, language)} · ${counted(say.receipt, receipt.receipt_no)}`;
  return {
    cells: shown.flatMap((issue) => cellMark(issue, language)),
    list: {
      ...markSheetWords[language],
      lines: [verdict, say[format], say.legend],
      lineIfSigned: say.signed,
      headings: say.headings,
      rows: [
        ...shown.map((issue) => markRow(issue, language)),
        ...(left === 0 ? [] : [{ texts: [counted(say.more, left)], target: null }]),
      ],
    },
  };
}

function cellMark(issue: Issue, language: Language): CellMark[] {
  const { sheet, cell, severity } = issue;
  if (sheet === null || cell === null) return [];
  const { found, expected, remedy } = sentencesFromIssue(issue, language);
  const sentences = [found, expected, remedy].filter((sentence) => sentence !== "").join(" ");
  return [{ sheet, cell, severity, text: `${markWords[language][severity]}: ${sentences}` }];
}

function markRow(issue: Issue, language: Language): MarkRow {
  const { sheet, cell, severity } = issue;
  const { found, expected, remedy } = unsuspicious(issue, language);
  return {
    texts: [placeOf(issue, language), markWords[language][severity], found, expected, remedy],
    target: sheet === null || cell === null ? null : { sheet, cell },
  };
}

/** A sheet that is named after a person is not named again. */
function placeOf({ sheet, cell }: Issue, language: Language): string {
  const named = sheet === null || findPersonalDetail(sheet) !== null ? null : sheet;
  const place = [named, cell].filter((part) => part !== null).join("!");
  return place === "" ? words[language].wholeFile : place;
}

/**
 * The sheet comes back with the corrected file, where every text is scanned for persons: a figure of nine digits that
 * is quoted in a sentence would be taken for an identity number. Such a quotation is left to the cell itself.
 */
function unsuspicious(issue: Issue, language: Language): Sentences {
  const quoted = sentencesFromIssue(issue, language);
  if (!isSuspicious(quoted)) return quoted;
  const bare = Object.fromEntries(Object.keys(issue.params).map((name) => [name, "…"]));
  const unquoted = sentencesFromIssue({ ...issue, given: "…" }, language);
  return isSuspicious(unquoted)
    ? sentencesFromIssue({ ...issue, given: "…", params: bare }, language)
    : unquoted;
}

const isSuspicious = (sentences: Sentences): boolean =>
  Object.values(sentences).some((sentence) => findPersonalDetail(sentence) !== null);
