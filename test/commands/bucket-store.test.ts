import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createFolderStore } from "../../pipelines/adapters/folder-store.ts";
import { createS3Store } from "../../pipelines/adapters/s3-store.ts";
import { bucketPlace } from "../../pipelines/commands/store-address.ts";
import { clientOf, type S3Double, startS3Double } from "../adapters/s3-double.ts";
import { contentsOf } from "../contracts/faulty-store.ts";
import { filledForm } from "../steps/reception.ts";
import { type CliAnswer, runCli } from "./cli.ts";

const folder = mkdtempSync(join(tmpdir(), "thuocdo-bucket-"));
const inbox = join(folder, "inbox");
mkdirSync(inbox);
for (const unit of ["20335a", "20341a", "20344a"])
  writeFileSync(join(inbox, `${unit}.xlsx`), filledForm({ unit, period: "2023-Q2" }));
writeFileSync(join(inbox, "thu.xlsx"), "no workbook");

let double: S3Double;
beforeAll(async () => {
  double = await startS3Double("data");
});
afterEach(() => {
  double.mishap = () => null;
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await double.close();
});

const thuocdo = (store: string, day: string, ...args: string[]): Promise<CliAnswer> =>
  runCli([...args, "--store", store, "--lang", "en", "--quiet"], {
    THUOCDO_NOW: `${day}T02:30:00.000Z`,
    AWS_ENDPOINT_URL_S3: double.endpoint,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_MAX_ATTEMPTS: "1",
  });

describe("a store in a bucket", () => {
  const kept = join(folder, "kept");
  const bucket = "s3://data/tam-ky";

  it("takes in, closes, builds and answers what a folder does, byte for byte", async () => {
    for (const [day, ...args] of [
      ["2023-06-16", "receive", inbox],
      ["2023-07-03", "close", "--no-editions", "--json"],
      ["2023-07-03", "build"],
      ["2023-07-03", "sql", "select count(*) as n from observations", "--format", "csv"],
      ["2023-07-03", "rebuild", "--check"],
      ["2023-07-03", "verify"],
    ] as const) {
      double.now = () => new Date(`${day}T02:30:00.000Z`);
      const [here, there] = [await thuocdo(kept, day, ...args), await thuocdo(bucket, day, ...args)];
      const said = (text: string) => text.replace(/^Wrote .*warehouse\.duckdb.*\n/m, "");
      expect({ ...there, args }).toEqual({ ...here, stdout: said(here.stdout), args });
      expect(there.code).toBe(args[0] === "receive" ? 1 : 0);
    }
    const inFolder = createFolderStore({ folder: kept, clock: { now: () => "" } });
    const inBucket = createS3Store({ s3: clientOf(double), bucket: "data", prefix: "tam-ky" });
    // etags are each store's own
    const { "warehouse/manifest.json": _, ...held } = await contentsOf(inBucket);
    const { "warehouse/manifest.json": __, ...wanted } = await contentsOf(inFolder);
    const zones = new Set(Object.keys(held).map((key) => key.slice(0, key.indexOf("/"))));
    expect([...zones]).toEqual(["accepted", "ledger", "received", "warehouse", "windows"]);
    expect(held).toEqual(wanted);
  });

  it("is told from a store of another programme", async () => {
    double.buckets.get("data")!.set("other/warehouse/manifest.json", {
      bytes: new TextEncoder().encode('{"programme_id":"da-nang"}'),
      etag: '"1"',
      arrivedAt: new Date(0),
      headers: {},
    });
    const { code, stderr } = await thuocdo("s3://data/other", "2023-07-03", "status");
    expect(stderr).toContain("The store s3://data/other holds the programme da-nang, not tam-ky-2021-2025.");
    expect(code).toBe(2);
  });

  it.each(["sample", "start"])("does not take the simulated term (%s)", async (command) => {
    const { code, stderr } = await thuocdo("s3://data/new", "2023-07-03", command);
    expect(stderr).toContain("play it into a folder (--store DIR)");
    expect(code).toBe(2);
  });

  it.each(["s3://", "s3://A/b", "s3:///b", "s3://data//b", "https://data/b", "data/b"])(
    "is none at %s",
    (address) => expect(bucketPlace(address)).toBeNull(),
  );

  it.each([
    ["s3://data", ""],
    ["s3://data/", ""],
    ["s3://data/tam-ky", "tam-ky/"],
    ["s3://data/vn/tam-ky/", "vn/tam-ky/"],
  ])("lies at %s below %j", (address, prefix) => {
    expect(bucketPlace(address)).toEqual({ bucket: "data", prefix });
  });

  it("is asked for in words where it is neither a bucket nor a folder", async () => {
    const { code, stderr } = await thuocdo("gs://data", "2023-07-03", "status");
    expect(stderr).toContain("“gs://data” is no store: give a folder, or s3://BUCKET/PREFIX.");
    expect(code).toBe(2);
  });

  it("that forbids it needs a person; one that is too busy may be asked again", async () => {
    double.mishap = () => ({ status: 403, code: "AccessDenied" });
    const forbidden = await thuocdo(bucket, "2023-07-03", "status");
    expect(forbidden.stderr).toContain("It takes the permission s3:GetObject");
    expect(forbidden.code).toBe(3);
    double.mishap = () => ({ status: 503, code: "SlowDown" });
    const busy = await thuocdo(bucket, "2023-07-03", "status");
    expect(busy.stderr).toContain("Run the command again");
    expect(busy.code).toBe(4);
  });
});

describe("the place of a site", () => {
  it.each([
    ["s3://data", "overlaps the store"],
    ["s3://data/tam-ky/site", "overlaps the store"],
    ["trang", "is no place for a site"],
  ])("is not %s", async (to, sentence) => {
    const { code, stderr } = await thuocdo("s3://data/tam-ky", "2023-07-03", "site", "--to", to);
    expect(stderr).toContain(sentence);
    expect(code).toBe(2);
  });
});
