import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type FileTraits, rememberedDigests } from "../../pipelines/adapters/remembered-digests.ts";

const folder = mkdtempSync(join(tmpdir(), "thuocdo-digests-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, ".work", "digests");
mkdirSync(join(folder, ".work"));
beforeEach(() => rmSync(path, { force: true }));

const old: FileTraits = { size: 7n, ino: 3n, mtimeNs: 1_000_000_000n, ctimeNs: 2_000_000_000n };
const [first, second] = ["a".repeat(64), "b".repeat(64)];
const unread = (): string => {
  throw new Error("it was read again");
};

describe("remembered digests", () => {
  it("are told by the next process without reading, whatever the key", () => {
    const one = rememberedDigests(path, 2);
    one.of("ledger/a b", old, () => first);
    one.of("ledger/c", old, () => second);
    one.keep();
    const next = rememberedDigests(path, 2);
    expect(next.of("ledger/a b", old, unread)).toBe(first);
    expect(next.of("ledger/c", old, unread)).toBe(second);
  });

  it.each(["size", "ino", "mtimeNs", "ctimeNs"] as const)("read again a file of another %s", (trait) => {
    const digests = rememberedDigests(path);
    digests.of("a", old, () => first);
    expect(digests.of("a", { ...old, [trait]: old[trait] + 1n }, () => second)).toBe(second);
  });

  it("do not remember a file that has only just changed", () => {
    const digests = rememberedDigests(path);
    const young = { ...old, ctimeNs: BigInt(Date.now()) * 1_000_000n };
    digests.of("a", young, () => first);
    expect(digests.of("a", young, () => second)).toBe(second);
  });

  it("are not written down for a few files", () => {
    const digests = rememberedDigests(path, 2);
    digests.of("a", old, () => first);
    digests.keep();
    expect(existsSync(path)).toBe(false);
  });

  it("read again what a cut-short or garbled file no longer tells", () => {
    const one = rememberedDigests(path, 1);
    one.of("a", old, () => first);
    one.of("b", old, () => second);
    one.keep();
    truncateSync(path, readFileSync(path).length - 3);
    appendFileSync(path, "\nnonsense\n");
    const next = rememberedDigests(path, 1);
    expect(next.of("a", old, unread)).toBe(first);
    expect(next.of("b", old, () => first)).toBe(first);
  });

  it("do without a folder to be written into, and make none", () => {
    const digests = rememberedDigests(join(folder, "site", ".work", "digests"), 1);
    digests.of("a", old, () => first);
    digests.keep();
    expect(digests.of("a", old, unread)).toBe(first);
    expect(existsSync(join(folder, "site"))).toBe(false);
  });
});
