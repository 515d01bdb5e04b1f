import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createFolderStore } from "../../pipelines/adapters/folder-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import { tamKyFolder } from "../programmes/programme-folder.ts";
import { receiveAll } from "../steps/warehouse.ts";
import { runCli } from "./cli.ts";

const folder = mkdtempSync(join(tmpdir(), "thuocdo-catalogue-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [store, programme] = [join(folder, "store"), join(folder, "programme")];
/** the day after it was due */
const late = "2023-06-20T02:30:00.000Z";
await receiveAll(createFolderStore({ folder: store, clock: createSettableClock(late) }), [
  { unit: "20335a", period: "2023-Q2", at: late },
  { unit: "20335a", form: "wards-half-yearly", period: "2023-H1", at: "2023-06-16T02:30:00.000Z" },
  { unit: "20335a", form: "wards-half-yearly", period: "2023-H2", at: "2023-12-18T02:30:00.000Z" },
]);
cpSync(tamKyFolder, programme, { recursive: true });

/** Replaces a text that stands once in a file of the programme. */
function edit(file: string, from: string, to: string): void {
  const text = readFileSync(join(programme, file), "utf8");
  if (text.split(from).length !== 2) throw new Error(`“${from}” does not stand once in ${file}`);
  writeFileSync(join(programme, file), text.replace(from, to));
}
async function thuocdo(...args: string[]) {
  const { code, stdout, stderr } = await runCli([...args, "-p", programme, "-s", store, "--quiet"], {
    THUOCDO_LANG: "en",
    THUOCDO_NOW: "2024-01-10T00:00:00.000Z",
  });
  return { code, stdout, text: `${stdout}${stderr}` };
}
const kept = join(store, "catalogue/0001.json");

describe("build after an edit of the catalogue, in the order of a day's work", () => {
  it("asks nothing before the first build", async () => {
    expect((await thuocdo("build")).code).toBe(0);
  });

  it("goes on after a corrected label, and says so", async () => {
    edit("labels.csv", "Study of mass-mobilisation policy", "Learning");
    const { code, text } = await thuocdo("build");
    expect({ code, text }).toMatchObject({
      code: 0,
      text: expect.stringContaining("no standing figure moves"),
    });
    expect(text).toMatch(/labels:\n.*the table: 0 appear, 0 disappear, 1 change\n.*name_en .* -> Learning/);
    expect(existsSync(kept)).toBe(false);
  });

  it("stops before figures move, names them, and a dry run says the same", async () => {
    edit("holidays.csv", "2021-01-01", "2023-06-15");
    edit(
      "targets.csv",
      "T01.1u,T01,org-consolidated-rate,no,each_reporter,,>=,100",
      "T01.1u,T01,org-consolidated-rate,no,each_reporter,,>=,10",
    );
    const stopped = await thuocdo("build");
    expect(stopped.code).toBe(1);
    expect(stopped.text).toMatch(
      /targets:\n.*1 change\n\s+T01\.1u 2021-04-29T17:00:00\.000Z: low 100\.0000 -> 10\.0000/,
    );
    expect(stopped.text).toMatch(
      /target_progress:\n\s+org-consolidated-rate: \d+ appear, \d+ disappear, [1-9]/,
    );
    expect(stopped.text).toMatch(/T01\.1u as_reported 20335a 2023: status not_assessable -> achieved/);
    expect(stopped.text).toMatch(/20335a: submission_status late -> on_time, on_time 0 -> 1, late 1 -> 0/);
    expect(stopped.text).toContain("thuocdo build --accept-catalogue");
    expect(await thuocdo("build", "--dry-run")).toEqual(stopped);
    const { catalogue } = JSON.parse((await thuocdo("build", "--json")).stdout);
    expect(catalogue).toMatchObject({ kind: "compared", impact: { known_before: null, unread: [] } });
  });

  it("goes on with --accept-catalogue, keeps the acceptance, and asks no more", async () => {
    expect(await thuocdo("build", "--accept-catalogue", "--dry-run")).toMatchObject({ code: 0 });
    expect(existsSync(kept)).toBe(false);
    const accepted = await thuocdo("build", "--accept-catalogue");
    expect(accepted).toMatchObject({ code: 0, text: expect.stringContaining("noted under catalogue/") });
    expect(JSON.parse(readFileSync(kept, "utf8"))).toMatchObject({
      schema: "thuocdo/catalogue-acceptance/1",
      record_no: 1,
      accepted_at: "2024-01-10T00:00:00.000Z",
      changed: expect.arrayContaining([expect.objectContaining({ table: "targets" })]),
    });
    expect((await thuocdo("build")).text).toContain("Nothing changed");
  });

  it("refuses to take away cells that were filled in, with its file, place and remedy", async () => {
    edit("form-cells.csv", "wards-quarterly,1,1,gathering-youth-rate,numerator\n", "");
    edit("form-cells.csv", "wards-quarterly,1,2,gathering-youth-rate,denominator\n", "");
    const { code, text } = await thuocdo("build", "--accept-catalogue");
    expect(code).toBe(1);
    expect(text).toContain("can't be used: it contradicts what was received (1)");
    expect(text).toContain(
      "form-cells.csv, wards-quarterly 1 gathering-youth-rate: it asked denominator+numerator and now asks -",
    );
    expect(text).toContain("the first at wards-quarterly 2023-Q2 20335a");
  });

  it.each(["build", "status", "verify", "publish"])(
    "%s refuses the store of another programme",
    async (name) => {
      const path = join(programme, "programme.csv");
      const text = readFileSync(path, "utf8");
      edit("programme.csv", "programme_id,tam-ky-2021-2025", "programme_id,other");
      const answer = await thuocdo(name);
      writeFileSync(path, text);
      expect(answer).toMatchObject({
        code: 2,
        text: expect.stringContaining("holds the programme tam-ky-2021-2025, not other"),
      });
    },
  );
});
