import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { link, mkdir, open, readdir, rename, rm, utimes } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { Fatal } from "../domain/fault.ts";
import { compareKeys, problemWithKey } from "../domain/object-key.ts";
import { warehouseFileName } from "../domain/zones.ts";
import type { Clock } from "../ports/clock.ts";
import type { ObjectHead, ObjectStore, StoredObject } from "../ports/object-store.ts";
import { faultFrom } from "./file-fault.ts";
import { withLock } from "./folder-lock.ts";
import { hasEnded, processMark } from "./process-mark.ts";
import { rememberedDigests } from "./remembered-digests.ts";

/** Work in progress and locks. */
const workshop = ".work";
/** What stands in the folder, or in a room of it, beside the zones and is no object: hidden folders, and the file that analysts open with its log. */
const isBeside = (key: string): boolean =>
  key.split("/").some((name) => name.startsWith(".") || name.startsWith(warehouseFileName));

const isAbsent = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "ENOENT";
const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/**
 * All zones in one folder: an object is a file, its arrival time the file's modification time, its etag the SHA-256
 * of its bytes. Files are written aside and moved in whole, so a kill at any instant leaves the old object or the new;
 * what it leaves aside goes with the first write of the next process.
 */
export function createFolderStore(options: { readonly folder: string; readonly clock: Clock }): ObjectStore {
  const { folder, clock } = options;

  function pathOf(key: string): string {
    const problem =
      problemWithKey(key) ?? (isBeside(key) ? "is the name of what stands beside the zones" : null);
    if (problem !== null) throw new Fatal(`The key "${key}" ${problem}.`);
    return join(folder, ...key.split("/"));
  }
  const lockOf = (key: string): string => join(folder, workshop, `${digest(Buffer.from(key))}.lock`);
  const locked = <T>(key: string, work: () => Promise<T>): Promise<T> =>
    withLock(lockOf(key), work).catch((error) => {
      throw faultFrom(error, `Locking ${key}`);
    });
  let swept: Promise<void> | null = null;
  const digests = rememberedDigests(join(folder, workshop, "digests"));

  /** Without waiting: an await for each of many small files costs more than reading them. */
  function read(key: string): StoredObject | null {
    const path = pathOf(key);
    try {
      const [bytes, { mtime }] = [readFileSync(path), statSync(path)];
      const etag = digest(bytes);
      return { key, bytes, etag, size_bytes: bytes.length, last_modified_at: mtime.toISOString() };
    } catch (error) {
      if (isAbsent(error) || (error as NodeJS.ErrnoException).code === "EISDIR") return null;
      throw faultFrom(error, `Reading ${path}`);
    }
  }

  function headOf(key: string): ObjectHead | null {
    const object = read(key);
    if (object === null) return null;
    const { bytes: _, ...head } = object;
    return head;
  }

  /** As headOf, and a file that has not changed since a listing read it is not read again. */
  function listedHeadOf(key: string): ObjectHead | null {
    const path = pathOf(key);
    try {
      const stats = statSync(path, { bigint: true });
      const etag = digests.of(key, stats, () => digest(readFileSync(path)));
      return { key, etag, size_bytes: Number(stats.size), last_modified_at: stats.mtime.toISOString() };
    } catch (error) {
      if (isAbsent(error)) return null;
      throw faultFrom(error, `Reading ${path}`);
    }
  }

  /** Writes the bytes aside, then lets `place` move them in. */
  async function write<T>(
    key: string,
    bytes: Uint8Array,
    place: (aside: string, path: string) => Promise<T>,
  ): Promise<T> {
    const path = pathOf(key);
    const aside = join(folder, workshop, `${processMark}-${randomUUID()}`);
    try {
      await mkdir(dirname(aside), { recursive: true });
      swept ??= sweep(dirname(aside));
      await swept;
      const file = await open(aside, "wx");
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      const arrival = new Date(clock.now());
      await utimes(aside, arrival, arrival);
      await mkdir(dirname(path), { recursive: true });
      return await place(aside, path);
    } catch (error) {
      throw faultFrom(error, `Writing ${path}`);
    } finally {
      await rm(aside, { force: true }).catch(() => {});
    }
  }

  async function linkIn(aside: string, path: string): Promise<"created" | "exists"> {
    try {
      await link(aside, path);
      return "created";
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") return "exists";
      throw error;
    }
  }

  return {
    get: async (key) => read(key),
    head: async (key) => headOf(key),
    create: (key, bytes) => write(key, bytes, linkIn),
    put: (key, bytes) => locked(key, () => write(key, bytes, rename)),
    replace: (key, bytes, etag) =>
      locked(key, async () => {
        if ((headOf(key)?.etag ?? null) !== etag) return "conflict";
        await write(key, bytes, rename);
        return "replaced";
      }),
    getVersion: async (key, etag) => {
      const object = read(key);
      if (object?.etag !== etag) throw new Fatal(`The version ${etag} of ${key} is gone.`);
      return object.bytes;
    },
    list: async function* (prefix) {
      const within = prefix.slice(0, prefix.lastIndexOf("/") + 1);
      const keys = keysBelow(folder, within)
        .filter((key) => key.startsWith(prefix))
        .sort(compareKeys);
      for (const key of keys) {
        const head = listedHeadOf(key);
        if (head !== null) yield head;
      }
      digests.keep();
    },
    remove: (key) =>
      locked(key, () =>
        rm(pathOf(key), { force: true }).catch((error) => {
          throw faultFrom(error, `Removing ${key}`);
        }),
      ),
    localPath: pathOf,
  };
}

/** Removes what processes that were killed had written aside. */
async function sweep(workFolder: string): Promise<void> {
  const left = (await readdir(workFolder)).filter((name) =>
    hasEnded(/^\d+-[0-9a-f]{8}(?=-)/.exec(name)?.[0] ?? ""),
  );
  await Promise.all(left.map((name) => rm(join(workFolder, name), { force: true })));
}

/** Keys of all files below a folder of the store ("" or ending in "/"), what stands beside the zones left out. */
function keysBelow(folder: string, within: string): string[] {
  const start = join(folder, within);
  try {
    return readdirSync(start, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length).split(sep).join("/"))
      .filter((key) => !isBeside(key));
  } catch (error) {
    if (isAbsent(error)) return [];
    throw faultFrom(error, `Listing ${start}`);
  }
}
