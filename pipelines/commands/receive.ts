import { existsSync, statSync } from "node:fs";
import type { Command } from "commander";
import { receiptSha256 } from "../domain/ledger.ts";
import { receiptForPeople } from "../domain/receipt-text.ts";
import { type Result, success } from "../domain/result.ts";
import type { MarkRefusal } from "../formats/ooxml/mark.ts";
import { keptMarkedWorkbook } from "../steps/marked-workbook.ts";
import { createHistory } from "../steps/read-history.ts";
import { type NamedAnswer, receiveFiles } from "../steps/receive-files.ts";
import type { Reception } from "../steps/receive-submission.ts";
import { exitCodes } from "./exit-codes.ts";
import { createInbox } from "./inbox.ts";
import { createMarkedFolder, isBelow, type MarkedFolder } from "./marked-folder.ts";
import { type CommonOptions, withCommonOptions } from "./options.ts";
import { senderFrom } from "./sender.ts";
import { say } from "./text.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

interface ReceiveOptions extends CommonOptions {
  readonly as?: string;
  readonly marked?: string;
}

/** An answer, and where the file lies with its errors marked or why it does not; null where nothing was to mark. */
interface MarkedAnswer extends NamedAnswer {
  readonly marked: Result<string, MarkRefusal> | null;
}

/** `thuocdo receive`: files in, receipts out. */
export function addReceiveCommand(program: Command): void {
  withCommonOptions(program.command("receive"), { changes: true })
    .description(
      "nhận báo cáo, trả biên nhận chỉ rõ từng ô sai / take reports in, answer with receipts that name each wrong cell",
    )
    .argument("<files...>", "tệp .xlsx, .csv hoặc thư mục / .xlsx or .csv files, or folders")
    .option("--as <unit>", "đơn vị gửi: mã hoặc tên / the org unit that sends: key or name")
    .option(
      "--marked <dir>",
      "ghi vào thư mục này mỗi tệp có lỗi hay cảnh báo, đánh dấu ngay trong ô (TÊN-loi.xlsx) / write each file that has errors or warnings into this folder, marked in its cells (NAME-loi.xlsx)",
    )
    .addHelpText(
      "after",
      `
Ví dụ / example:
  thuocdo receive bao-cao.xlsx --as "Phường Tân Thạnh"
  thuocdo receive hop-thu/ --marked tra-lai/
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
  const senderKey = senderFrom(options.as, place);
  const absent = paths.find((path) => !existsSync(path));
  if (absent !== undefined) console.error(say(place.language, "no-such-file", { path: absent }));
  const isMarkedInside = options.marked !== undefined && isBelow(options.marked, paths);
  if (isMarkedInside) console.error(say(place.language, "marked-inside", { folder: options.marked! }));
  if (senderKey === undefined || absent !== undefined || isMarkedInside) {
    process.exitCode = exitCodes.usage;
    return;
  }
  const reception = receptionOf(place);
  const inbox = createInbox(place.language);
  const folder =
    options.marked === undefined ? null : createMarkedFolder(options.marked, options.dryRun === true);
  const answers: MarkedAnswer[] = [];
  for (const path of paths) {
    const isFolder = statSync(path).isDirectory();
    const files = isFolder ? inbox.filesBelow(path) : [inbox.fileAt(path)];
    if (files.length === 0) console.error(say(place.language, "no-files", { path }));
    for await (const answer of receiveFiles(files, { senderKey, isSentAgain: !isFolder }, reception)) {
      const markedAnswer = { ...answer, marked: await markedFileOf(answer, folder, place) };
      answers.push(markedAnswer);
      if (!options.json && (!isFolder || answer.receipt.issues.length > 0)) printAnswer(markedAnswer, place);
    }
  }
  finish(answers, inbox.unread, place, options);
}

/** Writes the file with its errors and warnings marked, where there are any and a folder was asked for. */
async function markedFileOf(
  { name, receipt }: NamedAnswer,
  folder: MarkedFolder | null,
  { store, language }: Workplace,
): Promise<MarkedAnswer["marked"]> {
  if (folder === null || receipt.issues.length === 0) return null;
  const marked = await keptMarkedWorkbook(receipt, store, language);
  return marked.ok ? success(folder.keep(name, marked.value)) : marked;
}

function printAnswer(
  { name, receipt, window, marked }: MarkedAnswer,
  { catalogue, hashing, language }: Workplace,
): void {
  const context = { catalogue, window, receipt_sha256: receiptSha256(receipt, hashing) };
  const lines = [name, ...receiptForPeople(receipt, context, language)];
  if (marked?.ok === true) lines.push(`  ${say(language, "marked-copy", { path: marked.value })}`);
  if (marked?.ok === false) lines.push(`  ${say(language, `marked-none-${marked.error}`)}`);
  console.log([...lines, ""].join("\n"));
}

function finish(
  answers: readonly MarkedAnswer[],
  unread: readonly string[],
  place: Workplace,
  options: ReceiveOptions,
): void {
  const accepted = answers.filter(({ receipt }) => receipt.verdict === "accepted").length;
  const facts = { total: answers.length, accepted, rejected: answers.length - accepted };
  if (facts.rejected > 0 || unread.length > 0) process.exitCode = exitCodes.returned;
  if (options.json) {
    const receipts = answers.map(({ name, receipt, isNew, marked }) => ({
      file: name,
      ...(options.marked === undefined ? {} : { marked_file: marked?.ok === true ? marked.value : null }),
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
