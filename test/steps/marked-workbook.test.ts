import { describe, expect, it } from "vitest";
import type { Issue } from "../../pipelines/domain/issue.ts";
import { markSheetWords, markWords } from "../../pipelines/domain/mark-words.ts";
import type { Receipt } from "../../pipelines/domain/submission.ts";
import { csvFromLines } from "../../pipelines/formats/csv.ts";
import { formLimits } from "../../pipelines/formats/reading-limits.ts";
import { readSubmissionFile } from "../../pipelines/formats/submission-file.ts";
import { keptMarkedWorkbook, markedWorkbook } from "../../pipelines/steps/marked-workbook.ts";
import { type Answer, type Reception, receiveSubmission } from "../../pipelines/steps/receive-submission.ts";
import { textsFromPackage, withPartEdited } from "../formats/ooxml/package-parts.ts";
import { xlsxOfRows } from "../formats/ooxml/raw-workbook.ts";
import { filledForm, receptionAt } from "./reception.ts";

const onTime = "2023-06-16T02:30:00.000Z";
const figures = "xl/worksheets/sheet2.xml";
const bad = filledForm({
  unit: "20335a",
  period: "2023-Q2",
  answers: { "dialogue-count.value": "năm", "inspection-count.value": -2 },
});

const send = (bytes: Uint8Array, reception: Reception): Promise<Answer> =>
  receiveSubmission({ bytes, senderKey: null, isSentAgain: true }, reception);

function markedOf(bytes: Uint8Array, receipt: Receipt, language: "vi" | "en" = "vi"): Uint8Array {
  const marked = markedWorkbook(bytes, receipt, language);
  if (!marked.ok) throw new Error(marked.error);
  return marked.value;
}

const cellsOf = (bytes: Uint8Array, name: string): string[] => {
  const grid = readSubmissionFile(bytes, formLimits);
  if (!grid.ok) throw new Error(grid.error.code);
  const sheet = grid.value.sheets.find((found) => found.name === name);
  return [...(sheet?.cells.values() ?? [])].map((cell) => (cell.kind === "text" ? cell.text : ""));
};

/** A number typed over a cell of the figures, whatever it held. */
const typed = (bytes: Uint8Array, cell: string, number: number): Uint8Array =>
  withPartEdited(bytes, figures, (xml) =>
    xml.replace(new RegExp(`(<c r="${cell}" s="\\d+")[^>]*><v>[^<]*</v></c>`), `$1><v>${number}</v></c>`),
  );

describe("a returned report with its errors marked", () => {
  it.each(["vi", "en"] as const)("says in each cell and in a list what is wrong, in %s", async (language) => {
    const { reception } = receptionAt(onTime);
    const { receipt } = await send(bad, reception);
    expect(receipt.issues.map(({ cell }) => cell)).toEqual(["E14", "E19"]);
    const marked = markedOf(bad, receipt, language);
    const parts = textsFromPackage(marked);
    const word = markWords[language].error;
    expect(parts["xl/comments2.xml"]).toMatch(
      new RegExp(`<comment ref="E14".*?>${word}: .*<comment ref="E19"`, "s"),
    );
    expect(parts[figures]).toContain('<conditionalFormatting sqref="E14 E19">');
    const list = cellsOf(marked, markSheetWords[language].name);
    expect(list[0]).toBe(markSheetWords[language].title);
    expect(list).toEqual(expect.arrayContaining(["Số liệu!E14", "Số liệu!E19", word]));
  });

  it("sent again as it is comes back for the same", async () => {
    const { reception } = receptionAt(onTime);
    const { receipt } = await send(bad, reception);
    const again = await send(markedOf(bad, receipt), reception);
    expect(again.receipt).toMatchObject({ verdict: "rejected", issues: receipt.issues });
  });

  it("is accepted once it is corrected, marks and all", async () => {
    const { reception } = receptionAt(onTime);
    const { receipt } = await send(bad, reception);
    const corrected = typed(typed(markedOf(bad, receipt), "E19", 5), "E14", 2);
    const answer = await send(corrected, reception);
    expect(answer.receipt.issues).toEqual([]);
    expect(answer.receipt).toMatchObject({ verdict: "accepted", receipt_no: 2 });
  });

  it("corrected in part and marked again has only the marks that are left", async () => {
    const { reception } = receptionAt(onTime);
    const { receipt } = await send(bad, reception);
    const half = typed(markedOf(bad, receipt), "E19", 5);
    const second = await send(half, reception);
    const parts = textsFromPackage(markedOf(half, second.receipt, "en"));
    expect(parts["xl/comments2.xml"]).not.toContain("LỖI");
    expect(parts["xl/comments2.xml"]).toContain('<comment ref="E14"');
    expect(parts["xl/comments2.xml"]).not.toContain('<comment ref="E19"');
    expect(parts[figures]?.match(/<conditionalFormatting[^>]*>/g)).toEqual([
      '<conditionalFormatting sqref="E14">',
    ]);
    expect(Object.keys(parts).filter((name) => name.includes("worksheets/sheet"))).toHaveLength(4);
  });

  it("marked again over the first marks is the same workbook", async () => {
    const { reception } = receptionAt(onTime);
    const { receipt } = await send(bad, reception);
    const once = markedOf(bad, receipt);
    expect(textsFromPackage(markedOf(once, receipt))).toEqual(textsFromPackage(once));
    const inEnglish = textsFromPackage(markedOf(markedOf(once, receipt, "en"), receipt));
    expect(inEnglish).toEqual(textsFromPackage(once));
  });

  it("says nothing about persons but what the receipt says", async () => {
    const { reception, store } = receptionAt(onTime);
    const bytes = filledForm({ unit: "20335a", period: "2023-Q2", note: "Bà Trần Thị Lan, 0912345678" });
    const { receipt } = await send(bytes, reception);
    expect(receipt).toMatchObject({ is_quarantined: true });
    const marked = await keptMarkedWorkbook(receipt, store, "vi");
    if (!marked.ok) throw new Error(marked.error);
    const parts = textsFromPackage(marked.value);
    for (const [name, text] of Object.entries(parts)) {
      if (name !== "xl/sharedStrings.xml") expect(text, name).not.toContain("0912345678");
    }
  });
});

describe("the list of a returned report", () => {
  const issue = (over: Partial<Issue>): Issue => ({
    code: "number-too-large",
    severity: "error",
    sheet: "Số liệu",
    cell: "E14",
    given: "123456789012",
    params: {},
    ...over,
  });
  const receiptWith = async (issues: readonly Issue[]): Promise<Receipt> => {
    const { reception } = receptionAt(onTime);
    return { ...(await send(bad, reception)).receipt, issues };
  };

  it("quotes no figure that would be taken for a person's number when it comes back", async () => {
    const marked = markedOf(bad, await receiptWith([issue({})]));
    expect(cellsOf(marked, "Lỗi").join("\n")).not.toContain("123456789012");
    const { reception } = receptionAt(onTime);
    const codes = (await send(marked, reception)).receipt.issues.map(({ code }) => code);
    expect(codes).not.toContain("personal-detail");
  });

  it("holds what is about no cell, and warnings after errors", async () => {
    const issues = [
      issue({ severity: "warning", cell: "E15", given: "7" }),
      issue({ code: "form-codes-missing", sheet: null, cell: null, given: null }),
    ];
    const marked = markedOf(bad, await receiptWith(issues));
    const list = cellsOf(marked, "Lỗi");
    expect(list.indexOf("cả tệp")).toBeGreaterThan(0);
    expect(list.indexOf("cả tệp")).toBeLessThan(list.indexOf("Số liệu!E15"));
    expect(textsFromPackage(marked)["xl/comments2.xml"]).toContain("CẢNH BÁO: ");
  });

  it("stops after 2,000 and says how many more there are", async () => {
    const issues = Array.from({ length: 2003 }, (_, index) => issue({ cell: `J${index + 1}`, given: "7" }));
    const marked = markedOf(bad, await receiptWith(issues));
    expect(cellsOf(marked, "Lỗi").at(-1)).toBe("và 3 chỗ khác");
    expect(textsFromPackage(marked)["xl/comments2.xml"]?.match(/>LỖI: /g)).toHaveLength(2000);
  });
});

describe("a returned CSV file", () => {
  it("is shown as a workbook with its lines where they were", async () => {
    const { reception } = receptionAt(onTime);
    const bytes = Buffer.from(
      csvFromLines(
        [
          ["STT", "=1+1"],
          ["1", "năm"],
        ],
        ";",
      ),
    );
    const { receipt } = await send(bytes, reception);
    const issues: Issue[] = [
      ...receipt.issues,
      {
        code: "number-not-readable",
        severity: "error",
        sheet: "CSV",
        cell: "B2",
        given: "năm",
        params: { example: "1" },
      },
    ];
    const marked = markedOf(bytes, { ...receipt, issues });
    expect(cellsOf(marked, "CSV")).toEqual(["STT", "=1+1", "1", "năm"]);
    expect(cellsOf(marked, "Lỗi")).toEqual(expect.arrayContaining(["CSV!B2", "cả tệp"]));
    expect(cellsOf(marked, "Lỗi")[2]).toContain("gửi lại tệp CSV đó");
    expect(textsFromPackage(marked)["xl/comments1.xml"]).toContain('<comment ref="B2"');
  });
});

describe("what can't be marked", () => {
  it.each<[string, Uint8Array]>([
    ["no workbook", Buffer.from("%PDF-1.7")],
    ["an old or encrypted workbook", Buffer.from("d0cf11e0a1b11ae1", "hex")],
    ["nothing", new Uint8Array()],
    ["a damaged workbook", bad.subarray(0, 5000)],
    ["a workbook with macros", xlsxOfRows("", { "xl/vbaProject.bin": "macro" })],
  ])("%s is answered by its receipt alone", async (_, bytes) => {
    const { reception } = receptionAt(onTime);
    const { receipt } = await send(bytes, reception);
    expect(receipt.verdict).toBe("rejected");
    expect(markedWorkbook(bytes, receipt, "vi")).toEqual({ ok: false, error: "unreadable" });
  });

  it("a file that is no longer kept neither", async () => {
    const { reception } = receptionAt(onTime);
    const { receipt } = await send(bad, reception);
    const { store } = receptionAt(onTime);
    expect(await keptMarkedWorkbook(receipt, store, "vi")).toEqual({ ok: false, error: "unreadable" });
  });
});
