import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFolderStore } from "../../pipelines/adapters/folder-store.ts";
import { createSystemClock } from "../../pipelines/adapters/system-clock.ts";
import type { PublishedManifest } from "../../pipelines/domain/published.ts";
import { runCli, startCli } from "../commands/cli.ts";
import { filledForm } from "../steps/reception.ts";

/** Moments are drawn anew in each run; KILL_SEED draws those of another run again. */
const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
console.log(`KILL_SEED=${seed} draws these moments again`);

const folder = mkdtempSync(join(tmpdir(), "thuocdo-kill-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const inbox = join(folder, "inbox");
const zones = ["received", "quarantine", "accepted", "ledger", "warehouse", "published"];
const now = { THUOCDO_NOW: "2023-09-18T02:30:00.000Z" };
const earlier = { THUOCDO_NOW: "2023-06-16T02:30:00.000Z" };

/** What is killed, and how often; each command works on what the one before it left. */
const commands = [
  { name: "receive", args: ["receive", inbox], kills: 4 },
  { name: "build", args: ["build"], kills: 3 },
  { name: "publish", args: ["publish"], kills: 3 },
] as const;

/** Ten moments in percent of a command's work, each from a stretch of its own. */
const moments = commands.flatMap(({ name, kills }, at) => {
  const drawn = fc.sample(fc.noBias(fc.integer({ min: 0, max: 999 })), { seed: seed + at, numRuns: kills });
  return drawn.map((thousandths, stretch) => ({
    name,
    percent: Math.round((100 * stretch + thousandths / 10) / kills),
  }));
});

const wards = ["20335a", "20341a", "20344a", "20350a", "20353a", "20356a", "20359a", "20362a"];

/** Two revisions of each ward's report, one with a letter in a number, one with a telephone number. */
function fillInbox(): void {
  const period = "2023-Q3";
  const files = [
    ...[4, 9].flatMap((count) => wards.map((unit) => filledForm({ unit, period, count }))),
    filledForm({ unit: "20371a", period, answers: { "dialogue-count.value": "x" } }),
    filledForm({ unit: "20375a", period, note: "gọi 0905123456" }),
  ];
  mkdirSync(inbox);
  for (const [at, bytes] of files.entries()) writeFileSync(join(inbox, `report-${at + 10}.xlsx`), bytes);
}

/** Every file of the zones with its hash; where arrival counts, with that too. */
function contentsOf(store: string): Record<string, string> {
  const files = zones
    .filter((zone) => existsSync(join(store, zone)))
    .flatMap((zone) => readdirSync(join(store, zone), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(
    files.sort().map((path) => {
      const key = path.slice(store.length + 1);
      const hash = createHash("sha256").update(readFileSync(path)).digest("hex");
      return [
        key,
        /^(received|quarantine)/.test(key) ? `${hash} ${statSync(path).mtime.toISOString()}` : hash,
      ];
    }),
  );
}

const storeArgs = (store: string): string[] => ["--store", store, "--quiet"];

async function runWhole(args: readonly string[], store: string, env = now): Promise<number> {
  const began = performance.now();
  const { code, stderr } = await runCli([...args, ...storeArgs(store)], env);
  expect(code, stderr).toBeLessThanOrEqual(1);
  return performance.now() - began;
}

/** Starts a command on a fresh copy of `before` and kills it then; earlier where it had already ended. */
async function killAfter(
  milliseconds: number,
  args: readonly string[],
  before: string,
  store: string,
): Promise<number> {
  for (let wait = milliseconds; ; wait *= 0.8) {
    rmSync(store, { recursive: true, force: true });
    cpSync(before, store, { recursive: true, preserveTimestamps: true });
    const { process: started, answer } = startCli([...args, ...storeArgs(store)], now);
    await sleep(wait);
    started.kill("SIGKILL");
    if ((await answer).code === null) return wait;
  }
}

/** "published/ never shows a mix": what its manifest names is there, in the bytes it names. */
function expectWholePublication(store: string): void {
  const { build_id, objects } = JSON.parse(
    readFileSync(join(store, "published", "manifest.json"), "utf8"),
  ) as PublishedManifest;
  const broken = objects.filter(({ name, sha256 }) => {
    const path = join(store, "published", build_id, name);
    return !existsSync(path) || createHash("sha256").update(readFileSync(path)).digest("hex") !== sha256;
  });
  expect(broken).toEqual([]);
}

describe("killed at ten moments drawn at random", () => {
  /** the store before each command of a run that nobody killed, and after the last */
  const states: Record<string, string> = {};
  const milliseconds: Record<string, number> = {};
  let start = 0;

  beforeAll(async () => {
    const store = join(folder, "whole");
    const first = join(folder, "first.xlsx");
    writeFileSync(first, filledForm({ unit: "20335a", period: "2023-Q2" }));
    for (const args of [["receive", first], ["build"], ["publish"]]) await runWhole(args, store, earlier);
    fillInbox();
    // Nothing is written before the catalogue is read, so no moment is spent there.
    start = await runWhole(["catalogue", "check"], store);
    for (const { name, args } of commands) {
      states[name] = join(folder, `before-${name}`);
      cpSync(store, states[name], { recursive: true, preserveTimestamps: true });
      milliseconds[name] = await runWhole(args, store);
    }
    states.end = store;
  });

  it.each(moments)(
    "$name, at $percent %: run again, it ends in the same bytes",
    async ({ name, percent }) => {
      const at = commands.findIndex((command) => command.name === name);
      const { args } = commands[at]!;
      const store = join(folder, "killed");
      const wait = start + (percent / 100) * (milliseconds[name]! - start);
      const waited = await killAfter(wait, args, states[name]!, store);
      expectWholePublication(store);
      const [expected, met] = [contentsOf(states[commands[at + 1]?.name ?? "end"]!), contentsOf(store)];
      const isDone = (key: string): boolean => met[key] === expected[key];
      const done = Object.keys(expected).filter(isDone).length;
      console.log(
        `${name} killed after ${Math.round(waited)} ms: ${done} of ${Object.keys(expected).length} objects as in the end`,
      );

      await runWhole(args, store);
      expect(contentsOf(store)).toEqual(expected);
      expect(readdirSync(join(store, ".engine"))).toEqual([]);
      await createFolderStore({ folder: store, clock: createSystemClock() }).create(
        "probe",
        new Uint8Array(),
      );
      expect(readdirSync(join(store, ".work"))).toEqual([]);
    },
  );

  it("and from there on nothing is left to do", async () => {
    const store = join(folder, "to-the-end");
    await killAfter(start + 0.5 * (milliseconds.receive! - start), commands[0].args, states.receive!, store);
    for (const { args } of commands) await runWhole(args, store);
    expect(contentsOf(store)).toEqual(contentsOf(states.end!));
  });
});
