import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { createFolderStore } from "../../pipelines/adapters/folder-store.ts";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createOverlayStore } from "../../pipelines/adapters/overlay-store.ts";
import { Fatal } from "../../pipelines/domain/fault.ts";
import { objectStoreContract } from "../contracts/object-store.ts";

const folders: string[] = [];
async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "thuocdo-store-"));
  folders.push(folder);
  return folder;
}
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

const clock = { now: () => "2023-06-16T02:30:00.000Z" };

objectStoreContract("the memory store", async (ticking) => createMemoryStore({ clock: ticking }));
objectStoreContract("the folder store", async (ticking) =>
  createFolderStore({ folder: await emptyFolder(), clock: ticking }),
);
objectStoreContract("the overlay of a dry run", async (ticking) =>
  createOverlayStore(createMemoryStore({ clock: ticking }), ticking),
);

describe("the folder store", () => {
  it("takes over the lock of a process that was killed", async () => {
    const folder = await emptyFolder();
    const store = createFolderStore({ folder, clock });
    await store.put("manifest", new Uint8Array([1]));
    const lock = `${createHash("sha256").update("manifest").digest("hex")}.lock`;
    await writeFile(join(folder, ".work", lock), "999999999");
    await store.put("manifest", new Uint8Array([2]));
    expect((await store.get("manifest"))?.bytes).toEqual(Buffer.from([2]));
  });

  it("takes over a lock with its own process id that another process left, as in a container begun again", async () => {
    const folder = await emptyFolder();
    const store = createFolderStore({ folder, clock });
    await store.put("manifest", new Uint8Array([1]));
    const lock = `${createHash("sha256").update("manifest").digest("hex")}.lock`;
    await writeFile(join(folder, ".work", lock), `${process.pid}-00000000`);
    await store.put("manifest", new Uint8Array([2]));
    expect((await store.get("manifest"))?.bytes).toEqual(Buffer.from([2]));
  });

  it("sweeps out with its first write what killed processes had written aside, and nobody else's", async () => {
    const folder = await emptyFolder();
    const work = join(folder, ".work");
    await mkdir(work);
    const alive = `${process.ppid}-00000000-1b4e28ba-2fa1-11d2-883f-0016d3cca427`;
    for (const name of ["999999999-00000000-1b4e28ba-2fa1-11d2-883f-0016d3cca427", alive, "notes.txt"]) {
      await writeFile(join(work, name), "half a file");
    }
    const store = createFolderStore({ folder, clock });
    await store.get("a");
    expect(await readdir(work)).toHaveLength(3);
    await store.create("a", new Uint8Array([1]));
    expect((await readdir(work)).sort()).toEqual([alive, "notes.txt"].sort());
  });

  it("leaves nothing behind in its workshop", async () => {
    const folder = await emptyFolder();
    const store = createFolderStore({ folder, clock });
    await store.create("a", new Uint8Array([1]));
    await store.create("a", new Uint8Array([2]));
    await store.put("a", new Uint8Array([3]));
    expect(await readdir(join(folder, ".work"))).toEqual([]);
  });

  it("says what to do when it may not write", async () => {
    const folder = await emptyFolder();
    await writeFile(join(folder, "received"), "a file where a folder is needed");
    const store = createFolderStore({ folder, clock });
    await expect(store.create("received/a", new Uint8Array())).rejects.toThrow(Fatal);
  });

  it("lists what was changed behind its back under its new mark, though size and time were kept", async () => {
    const folder = await emptyFolder();
    const store = createFolderStore({ folder, clock });
    await store.create("ledger/a", new Uint8Array([1]));
    await store.create("ledger/b", new Uint8Array([2]));
    await sleep(2_100); // a younger file is not remembered at all
    const before = await Array.fromAsync(store.list("ledger/"));
    expect(await Array.fromAsync(store.list("ledger/"))).toEqual(before);
    const path = join(folder, "ledger", "a");
    const { atime, mtime } = await stat(path);
    await writeFile(path, new Uint8Array([9]));
    await utimes(path, atime, mtime);
    const after = await Array.fromAsync(store.list("ledger/"));
    expect(after[0]).toEqual(await store.head("ledger/a"));
    expect(after[0]?.etag).not.toBe(before[0]?.etag);
    expect(after[1]).toEqual(before[1]);
  });

  it.each([".work/x", ".engine/duckdb-1/x.parquet", "warehouse.duckdb", "warehouse.duckdb.wal"])(
    "keeps %s, which stands beside the zones, out of them",
    async (name) => {
      const folder = await emptyFolder();
      const store = createFolderStore({ folder, clock });
      await expect(store.put(name, new Uint8Array())).rejects.toThrow(Fatal);
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), "");
      expect(await Array.fromAsync(store.list(""))).toEqual([]);
    },
  );
});

describe("a dry run", () => {
  it("leaves the store below untouched", async () => {
    const base = createMemoryStore({ clock });
    await base.put("manifest", new Uint8Array([1]));
    const overlay = createOverlayStore(base, clock);
    await overlay.replace("manifest", new Uint8Array([2]), (await overlay.head("manifest"))!.etag);
    await overlay.create("received/a", new Uint8Array([3]));
    await overlay.remove("manifest");
    expect(await overlay.get("manifest")).toBeNull();
    expect((await base.get("manifest"))?.bytes).toEqual(new Uint8Array([1]));
    expect(await base.head("received/a")).toBeNull();
  });
});
