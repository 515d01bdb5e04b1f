import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Retryable } from "../domain/fault.ts";
import { hasEnded, processMark } from "./process-mark.ts";

const waitMs = 5;
const patienceMs = 30_000;

/** Takes the lock file if nobody has it. It appears with its owner's mark in it, so that one left by a kill is told. */
async function tryLock(path: string): Promise<boolean> {
  const aside = join(dirname(path), `${processMark}-${randomUUID()}`);
  try {
    await writeFile(aside, processMark);
    await link(aside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  } finally {
    await rm(aside, { force: true });
  }
}

/** Removes a lock whose owner was killed. */
async function dropDeadLock(path: string): Promise<void> {
  if (!hasEnded(await readFile(path, "utf8").catch(() => ""))) return;
  // Renaming first makes one of several who see the dead lock its only remover.
  const aside = join(dirname(path), `${processMark}-${randomUUID()}`);
  await rename(path, aside).catch(() => {});
  const owner = await readFile(aside, "utf8").catch(() => "");
  // Somebody else dropped it in between and holds a lock of his own: that one goes back.
  if (owner !== "" && !hasEnded(owner)) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}

/** Runs `work` while no other process or task holds the lock at `path`; throws Retryable after half a minute of waiting. */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  for (let waited = 0; !(await tryLock(path)); waited += waitMs) {
    if (waited > patienceMs) throw new Retryable(`Another process holds ${path} for too long.`);
    await dropDeadLock(path);
    await sleep(waitMs);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}
