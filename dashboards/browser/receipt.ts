import type { Language, Receipt } from "./door.ts";
import { copyOf, fill, part, show } from "./parts.ts";

/** Shows a receipt whole, and takes the reader to its headline. */
export function showReceipt(receipt: Receipt, language: Language): void {
  part("receipt").hidden = false;
  const verdict = part("verdict");
  verdict.classList.toggle("rejected", receipt.verdict === "rejected");
  const facts = { errors: receipt.error_count, warnings: receipt.warning_count };
  fill(part("headline"), facts);
  show(part("headline"), [`${receipt.verdict}${receipt.warning_count > 0 ? "-warned" : ""}`]);
  const words = receipt.receipt_no === null ? null : receipt.words[language];
  fill(verdict, { ...words, resend: receipt.receipt_no === null ? null : receipt.resend[language] });
  show(verdict, statesOf(receipt, language));
  show(part("receipt"), statesOf(receipt, language));
  showProof(receipt);
  part("places").replaceChildren(...receipt.issues.map((issue, at) => placeOf(issue, at, language)));
  part("issues").replaceChildren(...receipt.issues.map((issue, at) => issueOf(issue, at, language)));
  part("headline").focus();
}

function statesOf(receipt: Receipt, language: Language): readonly string[] {
  const states = [receipt.issues.length > 0 ? "issues" : "clean"];
  if (receipt.receipt_no === null) return [...states, "unmarked"];
  return [
    ...states,
    "numbered",
    receipt.words[language].timeliness === null ? "untimed" : "timed",
    ...(receipt.resend[language] === null ? [] : ["resend"]),
    ...(receipt.is_quarantined ? ["quarantined"] : []),
    receipt.has_marked ? "has-marked" : "unmarked",
  ];
}

function showProof(receipt: Receipt): void {
  if (receipt.receipt_no === null) return;
  const { receipt_no, cells_filled, cells_expected, submission_id, receipt_sha256 } = receipt;
  const facts = { no: receipt_no, filled: cells_filled, expected: cells_expected };
  fill(part("proof"), { ...facts, submission_id, receipt_sha256 });
}

type Issue = Receipt["issues"][number];
const idOf = (at: number): string => `report-issue-${at + 1}`;

function placeOf({ cell, words }: Issue, at: number, language: Language): HTMLElement {
  const place = copyOf("place");
  fill(place, { cell, ...words[language] });
  show(place, [cell === null ? "no-cell" : "cell"]);
  place.querySelector("a")!.href = `#${idOf(at)}`;
  return place;
}

function issueOf({ severity, sheet, cell, words }: Issue, at: number, language: Language): HTMLElement {
  const issue = copyOf("issue");
  issue.id = idOf(at);
  issue.tabIndex = -1;
  fill(issue, { sheet, cell, ...words[language] });
  show(issue, [severity, sheet === null ? "whole-file" : cell === null ? "sheet" : "cell"]);
  return issue;
}
