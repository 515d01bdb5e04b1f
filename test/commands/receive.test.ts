import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createFolderStore } from "../../pipelines/adapters/folder-store.ts";
import { createSystemClock } from "../../pipelines/adapters/system-clock.ts";
import { createInbox } from "../../pipelines/commands/inbox.ts";
import { chainProblems } from "../../pipelines/domain/ledger.ts";
import { readSubmissionFile } from "../../pipelines/formats/submission-file.ts";
import { readLedger, readStream } from "../../pipelines/steps/read-ledger.ts";
import { receiveFiles } from "../../pipelines/steps/receive-files.ts";
import { filledForm, hashing, receptionAt } from "../steps/reception.ts";
import { type CliAnswer, runCli } from "./cli.ts";

const folder = mkdtempSync(join(tmpdir(), "thuocdo-receive-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const storeAt = (name: string) =>
  createFolderStore({ folder: join(folder, name), clock: createSystemClock() });
const receive = (store: string, ...args: string[]): Promise<CliAnswer> =>
  runCli(["receive", ...args, "--store", join(folder, store), "--lang", "en", "--quiet"], {
    THUOCDO_NOW: "2023-06-16T02:30:00.000Z",
  });

/** A folder with these files in it. */
function inboxOf(name: string, files: Readonly<Record<string, Uint8Array>>): string {
  const inbox = join(folder, name);
  mkdirSync(inbox);
  for (const [file, bytes] of Object.entries(files)) writeFileSync(join(inbox, file), bytes);
  return inbox;
}

const report = (unit: string, count = 5, answers = {}): Uint8Array =>
  filledForm({ unit, period: "2023-Q2", count, answers });

describe("receive DIR", () => {
  it("takes in the good files and names the bad one, its cell, what was found and expected", async () => {
    const inbox = inboxOf("one-bad", {
      "a.xlsx": report("20335a"),
      "b.xlsx": report("20341a", 5, { "dialogue-count.value": "năm" }),
      "c.xlsx": report("20344a"),
      "~$c.xlsx": new Uint8Array([1]),
    });
    const { code, stdout } = await receive("one-bad-store", inbox);
    expect(stdout).toContain(`${join(inbox, "b.xlsx")}\nRETURNED TO CORRECT: 1 to correct`);
    expect(stdout).toMatch(/ERROR · Số liệu!E\d+\n {4}Found: .*“năm”.*\n {4}Expected: /);
    expect(stdout).toContain("Looked at 3 files: 2 accepted, 1 returned to correct.");
    expect(stdout).not.toContain(join(inbox, "a.xlsx"));
    expect(code).toBe(1);
    const streams = await readLedger(storeAt("one-bad-store"));
    expect(streams.map(({ receipts }) => receipts[0]!.verdict)).toEqual(["accepted", "rejected", "accepted"]);
  });

  it("passes over a file that no workbook can be, names it, and takes in the others", async () => {
    const inbox = inboxOf("huge", { "a.xlsx": report("20335a"), "c.xlsx": report("20341a") });
    const huge = join(inbox, "b.xlsx");
    writeFileSync(huge, "");
    truncateSync(huge, 3 * 1024 ** 3);
    const { code, stdout, stderr } = await receive("huge-store", inbox);
    expect(stderr).toContain(`The file ${huge} weighs 3072 MB, more than 10 MB: not read.`);
    expect(stdout).toContain("Looked at 2 files: 2 accepted, 0 returned to correct.\nCould not read 1 files");
    expect(code).toBe(1);
    expect(await readLedger(storeAt("huge-store"))).toHaveLength(2);
  });

  it("passes over a file that is gone when its turn comes", async () => {
    const files = createInbox("en");
    const answers = await Array.fromAsync(
      receiveFiles(
        [files.fileAt(join(folder, "gone.xlsx")), { name: "a.xlsx", read: async () => report("20335a") }],
        { senderKey: null, isSentAgain: true },
        receptionAt("2023-06-16T02:30:00.000Z").reception,
      ),
    );
    expect(answers.map(({ name, receipt }) => [name, receipt.verdict])).toEqual([["a.xlsx", "accepted"]]);
    expect(files.unread).toEqual([join(folder, "gone.xlsx")]);
  });

  it("says that a folder is empty, and is done", async () => {
    const { code, stderr, stdout } = await receive("empty-store", inboxOf("empty", {}));
    expect(stderr).toContain("empty holds no file to receive.");
    expect(stdout).toContain("Looked at 0 files");
    expect(code).toBe(0);
  });

  it.each([
    ["Phường Không Có", /has no org unit “Phường Không Có”/],
    ["phuong tan thanh", /Did you mean: 20335a \(Tan Thanh Ward\)\?/],
  ])("takes nothing in for a sender nobody knows: --as %j", async (name, said) => {
    const { code, stderr } = await receive("as-store", inboxOf(`as ${name}`, {}), "--as", name);
    expect(stderr).toMatch(said);
    expect(code).toBe(2);
    expect(await readLedger(storeAt("as-store"))).toEqual([]);
  });

  it("takes nothing in where one of the paths is not there", async () => {
    const inbox = inboxOf("there", { "a.xlsx": report("20335a") });
    const { code, stderr } = await receive("absent-store", inbox, join(folder, "nowhere"));
    expect(stderr).toContain(`There is no file ${join(folder, "nowhere")}.`);
    expect(code).toBe(2);
    expect(await readLedger(storeAt("absent-store"))).toEqual([]);
  });

  it("gives each file one receipt when two processes send to one stream at once", async () => {
    const inboxes = [0, 1].map((desk) =>
      inboxOf(
        `desk-${desk}`,
        Object.fromEntries(
          Array.from({ length: 12 }, (_, at) => [`${at}.xlsx`, report("20335a", 2 * at + desk + 5)]),
        ),
      ),
    );
    const answers = await Promise.all(inboxes.map((inbox) => receive("busy-store", inbox)));
    for (const { code, stderr } of answers) expect(code, stderr).toBe(0);
    const stream = { form_id: "wards-quarterly", period_id: "2023-Q2", org_unit_key: "20335a" };
    const receipts = await readStream(storeAt("busy-store"), stream);
    expect(chainProblems(receipts, hashing)).toEqual([]);
    expect(new Set(receipts.map(({ submission_id }) => submission_id)).size).toBe(24);
    expect(receipts).toHaveLength(24);
  });

  it("gives one file that two processes send at once one receipt", async () => {
    const inbox = inboxOf("same", { "a.xlsx": report("20335a") });
    const answers = await Promise.all([receive("same-store", inbox), receive("same-store", inbox)]);
    expect(answers.map(({ code }) => code)).toEqual([0, 0]);
    const [stream] = await readLedger(storeAt("same-store"));
    expect(stream?.receipts).toHaveLength(1);
  });
});

describe("receive --marked DIR", () => {
  const bad = (count: number) => report("20335a", count, { "dialogue-count.value": "năm" });

  it("writes each returned file with its errors marked, and names it", async () => {
    const inbox = inboxOf("to-mark", { "bao cao.v2.xlsx": bad(5), "good.xlsx": report("20341a") });
    const marked = join(folder, "marked");
    const { code, stdout } = await receive("mark-store", inbox, "--marked", marked);
    expect(code).toBe(1);
    expect(stdout).toContain(`Marked copy: ${join(marked, "bao cao.v2-loi.xlsx")}`);
    expect(readdirSync(marked)).toEqual(["bao cao.v2-loi.xlsx"]);
    const grid = readSubmissionFile(readFileSync(join(marked, "bao cao.v2-loi.xlsx")));
    expect(grid.ok && grid.value.sheets.map(({ name }) => name)).toEqual(["Bìa", "Số liệu", "_ma", "Errors"]);

    const again = await receive("mark-store", inbox, "--marked", marked, "--json");
    const { receipts } = JSON.parse(again.stdout);
    expect(receipts.map((row: { marked_file: string | null }) => row.marked_file)).toEqual([
      join(marked, "bao cao.v2-loi.xlsx"),
      null,
    ]);
    expect(readdirSync(marked)).toHaveLength(1);
  });

  it("writes over no other file, in a dry run none at all", async () => {
    const inbox = inboxOf("one-name", { "a.xlsx": bad(5) });
    const marked = join(folder, "one-name-marked");
    const dry = await receive("one-store", inbox, "--marked", marked, "--dry-run");
    expect(dry.stdout).toContain(`Marked copy: ${join(marked, "a-loi.xlsx")}`);
    expect(existsSync(marked)).toBe(false);
    mkdirSync(marked);
    writeFileSync(join(marked, "a-loi.xlsx"), "being mended");
    const { stdout } = await receive("one-store", inbox, "--marked", marked);
    expect(stdout).toContain(`Marked copy: ${join(marked, "a-loi-2.xlsx")}`);
    expect(readFileSync(join(marked, "a-loi.xlsx"), "utf8")).toBe("being mended");
  });

  it("says of a file that is no workbook that there is no marked copy", async () => {
    const inbox = inboxOf("no-workbook", { "a.pdf": Buffer.from("%PDF-1.7") });
    const { stdout } = await receive("pdf-store", inbox, "--marked", join(folder, "pdf-marked"));
    expect(stdout).toContain("No marked copy: the file can't be opened as a workbook.");
    expect(readdirSync(join(folder, "pdf-marked"))).toEqual([]);
  });

  it("refuses a folder that is itself taken in", async () => {
    const inbox = inboxOf("inside", { "a.xlsx": bad(5) });
    const { code, stderr } = await receive("inside-store", inbox, "--marked", join(inbox, "marked"));
    expect(code).toBe(2);
    expect(stderr).toContain("marked copies would be taken for reports");
    expect(await readLedger(storeAt("inside-store"))).toEqual([]);
  });
});
