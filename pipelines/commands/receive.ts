import { existsSync, statSync } from "node:fs";
import type { Command } from "commander";
import { receiptSha256 } from "../domain/ledger.ts";
import { findOrgUnit } from "../domain/org-unit.ts";
import { receiptForPeople } from "../domain/receipt-text.ts";
import { createHistory } from "../steps/read-history.ts";
import { type NamedAnswer, receiveFiles } from "../steps/receive-files.ts";
import type { Reception } from "../steps/receive-submission.ts";
import { exitCodes } from "./exit-codes.ts";
import { createInbox } from "./inbox.ts";
import { type CommonOptions, withCommonOptions } from "./options.ts";
import { say } from "./text.ts";
import { unitHint } from "./unit-hint.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

interface ReceiveOptions extends CommonOptions {
  readonly as?: string;
}

/** `thuocdo receive`: files in, receipts out. */
export function addReceiveCommand(program: Command): void {
  withCommonOptions(program.command("receive"), { changes: true })
    .description(
      "nhận báo cáo, trả biên nhận chỉ rõ từng ô sai / take reports in, answer with receipts that name each wrong cell",
    )
    .argument("<files...>", "tệp .xlsx, .csv hoặc thư mục / .xlsx or .csv files, or folders")
    .option("--as <unit>", "đơn vị gửi: mã hoặc tên / the org unit that sends: key or name")
    .addHelpText(
      "after",
      `
Ví dụ / example:
  thuocdo receive bao-cao.xlsx --as "Phường Tân Thạnh"
  thuocdo receive hop-thu/            (tệp đã có biên nhận được bỏ qua / files that have a receipt keep it)
Mã thoát / exit code: 0 ghi nhận hết / all accepted; 1 có tệp trả lại / some returned`,
    )
    .action(async (paths: string[], options: ReceiveOptions) => receivePaths(paths, options));
}

/** What receiving needs, from a workplace. */
const receptionOf = (place: Workplace): Reception => ({
  ...place,
  history: createHistory(place.store, place.catalogue),
});

async function receivePaths(paths: readonly string[], options: ReceiveOptions): Promise<void> {
  const place = await openWorkplace(options);
  if (place === null) return;
  const senderKey = options.as === undefined ? null : senderFrom(options.as, place);
  const absent = paths.find((path) => !existsSync(path));
  if (absent !== undefined) console.error(say(place.language, "no-such-file", { path: absent }));
  if (senderKey === undefined || absent !== undefined) {
    process.exitCode = exitCodes.usage;
    return;
  }
  const reception = receptionOf(place);
  const inbox = createInbox(place.language);
  const answers: NamedAnswer[] = [];
  for (const path of paths) {
    const isFolder = statSync(path).isDirectory();
    const files = isFolder ? inbox.filesBelow(path) : [inbox.fileAt(path)];
    if (files.length === 0) console.error(say(place.language, "no-files", { path }));
    for await (const answer of receiveFiles(files, { senderKey, isSentAgain: !isFolder }, reception)) {
      answers.push(answer);
      if (!options.json && (!isFolder || answer.receipt.issues.length > 0)) printAnswer(answer, place);
    }
  }
  finish(answers, inbox.unread, place, options);
}

/** The unit's key; undefined after saying why the text names none. */
function senderFrom(text: string, { catalogue, language }: Workplace): string | undefined {
  const search = findOrgUnit(catalogue, text, catalogue.orgUnits);
  if (search.found !== null) return search.found.org_unit_key;
  const hint = unitHint(search.suggestions, language);
  console.error(say(language, "unknown-unit", { unit: text, hint }));
  return undefined;
}

function printAnswer(
  { name, receipt, window }: NamedAnswer,
  { catalogue, hashing, language }: Workplace,
): void {
  const context = { catalogue, window, receipt_sha256: receiptSha256(receipt, hashing) };
  console.log([name, ...receiptForPeople(receipt, context, language), ""].join("\n"));
}

function finish(
  answers: readonly NamedAnswer[],
  unread: readonly string[],
  place: Workplace,
  options: ReceiveOptions,
): void {
  const accepted = answers.filter(({ receipt }) => receipt.verdict === "accepted").length;
  const facts = { total: answers.length, accepted, rejected: answers.length - accepted };
  if (facts.rejected > 0 || unread.length > 0) process.exitCode = exitCodes.returned;
  if (options.json) {
    const receipts = answers.map(({ name, receipt, isNew }) => ({
      file: name,
      is_new: isNew,
      receipt_sha256: receiptSha256(receipt, place.hashing),
      receipt,
    }));
    console.log(JSON.stringify({ ...facts, unread, is_dry_run: options.dryRun === true, receipts }, null, 2));
    return;
  }
  console.log(say(place.language, "received-summary", facts));
  if (unread.length > 0) console.log(say(place.language, "received-unread", { unread: unread.length }));
  if (options.dryRun) console.log(say(place.language, "dry-run"));
}
