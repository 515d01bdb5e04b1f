import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createFolderStore } from "../../pipelines/adapters/folder-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import { receiveAll } from "../steps/warehouse.ts";

// By the machine's own clock, every window of the sample programme's term closed long ago.
const folder = mkdtempSync(join(tmpdir(), "thuocdo-windows-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const store = join(folder, "store");
const onTime = "2023-06-16T02:30:00.000Z";
await receiveAll(createFolderStore({ folder: store, clock: createSettableClock(onTime) }), [
  { unit: "20335a", period: "2023-Q2", at: onTime },
  { unit: "20341a", period: "2023-Q2", at: onTime },
]);
const ledger = "ledger/form=wards-quarterly/period=2023-Q2/20335a/0001.json";

interface Answer {
  readonly code: number;
  readonly text: string;
}

function thuocdo(...args: string[]): Promise<Answer> {
  const env = { ...process.env, THUOCDO_STORE: store, THUOCDO_NOW: "" };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["pipelines/cli.ts", ...args, "--quiet", "--lang", "en"],
      { env },
      (error, stdout, stderr) => {
        resolve({ code: Number(error?.code ?? 0), text: `${stdout}${stderr}` });
      },
    );
  });
}
const window = ["--form", "wards-quarterly", "--period", "2023-Q2"];

describe("the commands about windows, in the order of their use", () => {
  it("close: a dry run says what would be closed, and writes nothing", async () => {
    const { code, text } = await thuocdo("close", ...window, "--dry-run");
    expect(code).toBe(0);
    expect(text).toContain("Would close 1 windows");
    expect(text).toContain("2 of 13 org units have an accepted report, 2 receipts");
    expect(readdirSync(store)).not.toContain("windows");
  });

  it("reopen: what is not closed is not reopened, and the next step is named", async () => {
    const { code, text } = await thuocdo("reopen", ...window, "--until", "2099-12-31", "--reason", "Sai sót");
    expect({ code, text }).toMatchObject({
      code: 1,
      text: expect.stringContaining("Run “thuocdo close” first"),
    });
  });

  it("close: closes all that has run out, once", async () => {
    const closed = await thuocdo("close", "--no-editions");
    expect(closed.code).toBe(0);
    expect(closed.text).toMatch(/Closed 128 windows:\n.*Q2 2023.*Root [0-9a-f]{16}\.\n.*and 127 windows/);
    expect(await thuocdo("close", "--no-editions")).toEqual({
      code: 0,
      text: "There is no window to close.\n",
    });
  });

  it("receipt prove: shows that a receipt was counted", async () => {
    const proven = await thuocdo("receipt", "prove", join(store, ledger));
    expect(proven).toMatchObject({ code: 0, text: expect.stringContaining("COUNTED") });
    expect(await thuocdo("receipt", "prove", "README.md")).toMatchObject({ code: 2 });
    expect(await thuocdo("receipt", "prove", "no-such-file.json")).toMatchObject({ code: 2 });
  });

  it("reopen: for a unit, until a day as people write it; and says what is wrong with a request", async () => {
    const ask = (...more: string[]) => thuocdo("reopen", ...window, ...more);
    const good = ["--until", "31/12/2099", "--unit", "Phường Tân Thạnh", "--reason", "Đếm trùng số tổ"];
    expect(await ask(...good)).toMatchObject({
      code: 0,
      text: expect.stringContaining("for Tan Thanh Ward, to the end of 2099-12-31"),
    });
    expect(await ask(...good)).toMatchObject({ code: 0, text: expect.stringContaining("nothing written") });
    expect(await ask("--until", "2099-02-30", "--reason", "x")).toMatchObject({ code: 2 });
    expect(await ask("--until", "2099-12-31", "--reason", "theo ông Nguyễn Văn An")).toMatchObject({
      code: 1,
    });
  });

  it("status: tells the state, names the units, and writes whom to remind", async () => {
    const reminders = join(folder, "reminders.csv");
    const { code, text } = await thuocdo("status", ...window, "--reminders", reminders);
    expect(code).toBe(0);
    expect(text).toContain("State: reopened for Tan Thanh to the end of 2099-12-31.");
    expect(text).toContain("on time: Tan Thanh, An My");
    expect(readFileSync(reminders, "utf8").split("\n")).toHaveLength(2);
  });

  it("verify: finds nothing wrong, and names a changed byte by its place", async () => {
    expect(await thuocdo("verify")).toMatchObject({
      code: 0,
      text: expect.stringContaining("as it was written"),
    });
    const damaged = join(folder, "damaged");
    cpSync(store, damaged, { recursive: true });
    const bytes = readFileSync(join(damaged, ledger));
    bytes[40]! ^= 1;
    writeFileSync(join(damaged, ledger), bytes);
    const { code, text } = await thuocdo("verify", "--store", damaged);
    expect(code).toBe(1);
    expect(text).toContain(ledger);
    expect(text).toContain("Restore these objects from a backup");
  });

  it("build, publish, sql --as-known-on: in a place of its own, and never of a day to come", async () => {
    const day = ["--as-known-on", "2023-06-28"];
    expect(await thuocdo("sql", ...day, "select 1 as one")).toMatchObject({
      code: 1,
      text: expect.stringContaining("thuocdo build --as-known-on 2023-06-28"),
    });
    expect(await thuocdo("build", ...day)).toMatchObject({ code: 0 });
    const counted = await thuocdo(
      "sql",
      ...day,
      "--json",
      "select cast(count(*) as bigint) as n from submissions",
    );
    expect(JSON.parse(counted.text)).toEqual([{ n: "2" }]);
    expect(await thuocdo("sql", "select 1 as one")).toMatchObject({ code: 1 });
    expect(readdirSync(store)).not.toContain("warehouse");
    expect(await thuocdo("build", "--as-known-on", "2099-12-31")).toMatchObject({ code: 2 });
    expect(await thuocdo("build", "--as-known-on", "soon")).toMatchObject({ code: 2 });
  });

  it("rebuild --check: reads every file again, and says where there is nothing to compare", async () => {
    expect(await thuocdo("rebuild")).toMatchObject({ code: 2 });
    const { code, text } = await thuocdo("rebuild", "--check");
    expect(code).toBe(0);
    expect(text).toContain("Read 2 files again: 2 say exactly what their receipts say.");
    expect(text).toContain("No warehouse was built yet");
  });
});
