import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFolderStore } from "../../pipelines/adapters/folder-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import { receiveAll } from "../steps/warehouse.ts";
import { runCli } from "./cli.ts";

const folder = mkdtempSync(join(tmpdir(), "thuocdo-edition-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const store = join(folder, "store");
const closed = join(folder, "closed-programme");
const manifest = join(store, "published", "public", "manifest.json");
const thuocdo = (...args: string[]) => runCli([...args, "--store", store, "--quiet", "--lang", "en"]);

beforeAll(async () => {
  const at = "2023-06-16T02:30:00.000Z";
  await receiveAll(createFolderStore({ folder: store, clock: createSettableClock(at) }), [
    { unit: "20335a", period: "2023-Q2", at },
  ]);
  expect((await thuocdo("build")).code).toBe(0);
  cpSync("pipelines/programmes/tam-ky-2021-2025", closed, { recursive: true });
  const file = join(closed, "indicators.csv");
  writeFileSync(file, readFileSync(file, "utf8").replaceAll(",public,", ",internal,"));
});

describe("the commands' editions, in the order of their use", () => {
  it("publish: leaders' alone unless told, both from one command, and nothing is done twice", async () => {
    const plain = await thuocdo("publish");
    expect(plain).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Published [0-9a-f]{16}: \d+ files/),
    });
    expect(existsSync(manifest)).toBe(false);
    const planned = await thuocdo("publish", "--edition", "public", "--dry-run");
    expect(planned.stdout).toMatch(/^Would publish the public edition/);
    expect(existsSync(manifest)).toBe(false);
    const both = await thuocdo("publish", "--edition", "both");
    expect(both.stdout).toContain("still holds");
    expect(both.stdout).toMatch(/^Published the public edition [0-9a-f]{16}/m);
    expect(JSON.parse(readFileSync(manifest, "utf8")).edition).toBe("public");
    const again = await thuocdo("publish", "--edition", "both", "--json");
    expect(JSON.parse(again.stdout)).toMatchObject({
      leadership: { isNew: false },
      public: { isNew: false },
    });
  });

  it("site: one bucket takes no two sites, and what is to be written is said by its folder", async () => {
    const two = await thuocdo("site", "--edition", "both", "--to", "s3://somewhere");
    expect(two).toMatchObject({ code: 2, stderr: expect.stringContaining("--to takes one site") });
    const planned = await thuocdo("site", "--edition", "both", "--dry-run");
    expect(planned.stdout.match(/store-site(-public)?\b/g)).toEqual(["store-site", "store-site-public"]);
  });

  it("publish: a catalogue without a public indicator gets an answer, and what stood is taken down", async () => {
    const none = await thuocdo("publish", "--edition", "public", "--programme", closed);
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining("no public indicator") });
    expect(existsSync(manifest)).toBe(false);
    const beside = await thuocdo("publish", "--edition", "both", "--programme", closed);
    expect(beside).toMatchObject({ code: 0, stderr: expect.stringContaining("no public indicator") });
  });

  it("site: says that there is no public edition, and how one comes to be", async () => {
    const unpublished = await thuocdo("site", "--edition", "public", "--no-serve");
    expect(unpublished).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("publish --edition public"),
    });
    const none = await thuocdo("site", "--edition", "public", "--no-serve", "--programme", closed);
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining("no public indicator") });
  });
});
