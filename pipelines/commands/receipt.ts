import { existsSync, readFileSync } from "node:fs";
import type { Command } from "commander";
import { type ProofRefusal, proofOf, type ReceiptProof } from "../domain/receipt-proof.ts";
import type { Result } from "../domain/result.ts";
import type { Receipt } from "../domain/submission.ts";
import { recordFromBytes } from "../formats/json-record.ts";
import { readWindowRecords } from "../steps/read-windows.ts";
import { exitCodes } from "./exit-codes.ts";
import { type CommonOptions, withCommonOptions } from "./options.ts";
import { proofLines, refusalLine } from "./proof-lines.ts";
import { say } from "./text.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

/** `thuocdo receipt prove`: that a receipt was counted. */
export function addReceiptCommand(program: Command): void {
  const receipt = program
    .command("receipt")
    .description("biên nhận: chứng minh đã được tính / receipts: prove that one was counted")
    .helpOption("-h, --help", "trợ giúp / help")
    .addHelpText("after", "\nVí dụ / example:\n  thuocdo receipt prove bien-nhan.json");
  withCommonOptions(receipt.command("prove"), { changes: false })
    .description(
      "chứng minh biên nhận nằm trong bản khóa sổ, không cần biên nhận của đơn vị khác / prove that a receipt is in its close, without anyone else's receipts",
    )
    .argument(
      "<file>",
      "biên nhận dạng JSON, như receive --json trả về / a receipt as JSON, as receive --json gives it",
    )
    .addHelpText(
      "after",
      `
Ví dụ / example:
  thuocdo receipt prove bien-nhan.json
  printf 'leaf\\n%s\\n' '{…}' | sha256sum      (tự tính lại lá / recompute the leaf yourself)
  printf 'node\\n%s\\n%s\\n' TRÁI PHẢI | sha256sum  (tự tính lại từng nút / recompute each node)
Mã thoát / exit code: 0 đã được tính / counted; 1 không chứng minh được, nêu lý do / not proven, with the reason`,
    )
    .action(async (file: string, options: CommonOptions) => prove(file, options));
}

async function prove(file: string, options: CommonOptions): Promise<void> {
  const place = await openWorkplace(options);
  if (place === null) return;
  const receipts = receiptsIn(file, place);
  if (receipts === null) return;
  const answers: Result<ReceiptProof, ProofRefusal>[] = [];
  for (const receipt of receipts) {
    const records = receipt.form_id === null ? [] : await readWindowRecords(place.store, receipt.form_id);
    answers.push(proofOf(receipt, records, place.hashing));
  }
  if (answers.some(({ ok }) => !ok)) process.exitCode = exitCodes.returned;
  const told = answers.map((answer) => (answer.ok ? answer.value : { refused: answer.error }));
  if (options.json) console.log(JSON.stringify(told, null, 2));
  else {
    const lines = answers.flatMap((answer, at) =>
      answer.ok ? proofLines(answer.value, place) : [refusalLine(answer.error, receipts[at]!, place)],
    );
    console.log(lines.join("\n"));
  }
}

/** The receipts that a file holds: one alone, or what `receive --json` prints; null after saying why there are none. */
function receiptsIn(file: string, { language }: Workplace): readonly Receipt[] | null {
  if (!existsSync(file)) return refused(say(language, "no-such-file", { path: file }));
  const value = recordFromBytes(readFileSync(file)) as Told | null;
  const told = value?.receipts?.map(({ receipt }) => receipt) ?? [value?.receipt ?? value];
  const receipts = told.filter(isReceipt);
  return receipts.length > 0 ? receipts : refused(say(language, "no-receipt", { path: file }));
}

interface Told {
  readonly receipt?: unknown;
  readonly receipts?: readonly { readonly receipt: unknown }[];
}

const isReceipt = (value: unknown): value is Receipt =>
  (value as { schema?: unknown } | null)?.schema === "thuocdo/receipt/1";

function refused(sentence: string): null {
  console.error(sentence);
  process.exitCode = exitCodes.usage;
  return null;
}
