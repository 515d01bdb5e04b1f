import type { Language, ReceiptLine } from "./door.ts";
import { copyOf, fill, part, show } from "./parts.ts";

const newestCount = 8;

/** Lists a unit's receipts, newest first, the older ones folded away; each opens itself. */
export function showReceipts(
  receipts: readonly ReceiptLine[],
  language: Language,
  open: (address: string) => void,
): void {
  const lineOf = (receipt: ReceiptLine): HTMLElement => {
    const line = copyOf("line");
    const { subject, arrived } = receipt.words[language];
    fill(line, { subject, arrived, errors: receipt.error_count });
    show(line, [receipt.verdict]);
    part("open-receipt", line).addEventListener("click", () => open(receipt.address));
    return line;
  };
  const older = receipts.slice(newestCount);
  part("newest").replaceChildren(...receipts.slice(0, newestCount).map(lineOf));
  part("older").replaceChildren(...older.map(lineOf));
  fill(part("receipts"), { count: older.length });
  show(part("receipts"), [receipts.length === 0 ? "none" : "", older.length === 0 ? "" : "older"]);
}
