import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

/** Where the suite's own run of the whole road lies; kept between runs, which then do only what changed. */
export const store = resolve(".thuocdo", "site-suite", "store");
export const siteFolder = `${store}-site`;

/** A command that runs another one where no network interface is up but loopback; [] where that is not permitted. */
export const withoutNetwork: readonly string[] =
  spawnSync("unshare", ["-r", "-n", "true"]).status === 0 ? ["unshare", "-r", "-n"] : [];

/**
 * Runs `thuocdo start` to its end, without a network where the machine permits; returns what it said. A store of an
 * earlier term (exit 2) is this suite's own, so it goes.
 */
export function runRoad(): string {
  mkdirSync(join(store, ".."), { recursive: true });
  return startOnce() ?? startOnce() ?? "";
}

function startOnce(): string | null {
  const [command, ...args] = [
    ...withoutNetwork,
    process.execPath,
    "pipelines/cli.ts",
    "start",
    "--no-serve",
    "--store",
    store,
  ];
  const run = spawnSync(command!, args, { encoding: "utf8" });
  if (run.status === 2) {
    rmSync(store, { recursive: true, force: true });
    return null;
  }
  if (run.status !== 0) throw new Error(`start ended with ${run.status}: ${run.stderr}`);
  return run.stdout + run.stderr;
}

/** `thuocdo start` as a person leaves it running, and the address it prints. */
export async function startServing(): Promise<{ readonly url: string; readonly process: ChildProcess }> {
  const child = spawn(
    process.execPath,
    ["pipelines/cli.ts", "start", "--store", store, "--port", "0", "--quiet"],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(line)?.[0];
    if (url !== undefined) return { url, process: child };
  }
  throw new Error("start ended without printing an address.");
}
