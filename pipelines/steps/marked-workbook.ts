import type { Grid } from "../domain/grid.ts";
import type { Language } from "../domain/issue-text.ts";
import { marksFromReceipt } from "../domain/marks-from-receipt.ts";
import { failure, type Result } from "../domain/result.ts";
import type { Receipt } from "../domain/submission.ts";
import type { WorkbookSpec } from "../domain/workbook-spec.ts";
import { quarantineKey, receivedKey } from "../domain/zones.ts";
import { type MarkRefusal, markWorkbook } from "../formats/ooxml/mark.ts";
import { writeWorkbook } from "../formats/ooxml/write.ts";
import { generalLimits } from "../formats/reading-limits.ts";
import { readSubmissionFile } from "../formats/submission-file.ts";
import type { ObjectStore } from "../ports/object-store.ts";

/**
 * The submitter's own workbook with what its receipt says marked in its cells; of a CSV file a workbook that shows its
 * lines so. Where there can be none, such as of a file that is no workbook, the receipt alone answers.
 */
export function markedWorkbook(
  bytes: Uint8Array,
  receipt: Receipt,
  language: Language,
): Result<Uint8Array, MarkRefusal> {
  const grid = readSubmissionFile(bytes);
  if (!grid.ok || grid.value.format === "xlsx") {
    return markWorkbook(bytes, marksFromReceipt(receipt, "xlsx", language));
  }
  const shown = writeWorkbook(workbookFromCsv(grid.value));
  return markWorkbook(shown, marksFromReceipt(receipt, "csv", language), generalLimits);
}

/** The same of what the store keeps of the file that a receipt answers. */
export async function keptMarkedWorkbook(
  receipt: Receipt,
  store: ObjectStore,
  language: Language,
): Promise<Result<Uint8Array, MarkRefusal>> {
  const key = receipt.is_quarantined ? quarantineKey : receivedKey;
  const kept = await store.get(key(receipt.submission_id));
  return kept === null ? failure("unreadable") : markedWorkbook(kept.bytes, receipt, language);
}

function workbookFromCsv({ sheets }: Grid): WorkbookSpec {
  return {
    title: "CSV",
    sheets: sheets.map(({ name, cells }) => ({
      name,
      visibility: "visible",
      isProtected: false,
      columnWidths: { A: 20, B: 30, C: 40, D: 16, E: 16, F: 16, G: 16, H: 40 },
      cells: [...cells].map(([address, cell]) => ({
        address,
        value: cell.kind === "text" ? cell.text : null,
        style: "inputText",
      })),
    })),
    definedNames: [],
  };
}
