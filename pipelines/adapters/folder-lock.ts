import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Retryable } from "../domain/fault.ts";

const waitMs = 5;
const patienceMs = 30_000;

/** Whether a process of this machine has the number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Takes the lock file if nobody has it; false if a living process does. */
async function tryLock(path: string): Promise<boolean> {
  try {
    const handle = await open(path, "wx");
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  }
}

/** Removes a lock whose owner was killed. A lock just being written has no pid yet and is left alone. */
async function dropDeadLock(path: string): Promise<void> {
  const owner = Number(await readFile(path, "utf8").catch(() => ""));
  if (!(owner > 0) || isAlive(owner)) return;
  // Renaming first makes one of several who see the dead lock its only remover.
  const aside = `${path}.dead-${process.pid}-${Math.random().toString(36).slice(2)}`;
  await rename(path, aside).catch(() => {});
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
