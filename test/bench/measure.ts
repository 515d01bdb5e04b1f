import { spawnSync } from "node:child_process";

/** What a task took in a process of its own; seconds are the work's alone, the memory is the whole process's. */
export interface Measured {
  readonly seconds: number;
  /** of all threads: what a busy machine changes least */
  readonly processorSeconds: number;
  readonly peakMegabytes: number;
  readonly facts: Readonly<Record<string, number>>;
}

/** Runs a command whose last line of output is a `Measured` as JSON; throws with what it said where it fails. */
export function measuredBy(command: string, args: readonly string[]): Measured {
  const { stdout, stderr, status } = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`${command} failed:\n${stderr}`);
  return JSON.parse(stdout.trim().split("\n").at(-1)!);
}

/** One of the tasks of child.ts. */
export const child = (task: string, ...args: string[]): Measured =>
  measuredBy(process.execPath, ["test/bench/child.ts", task, ...args]);

/** The middle one of three rounds by time. */
export function middleOf(work: (round: number) => Measured): Measured {
  const rounds = [1, 2, 3].map(work).sort((a, b) => a.seconds - b.seconds);
  return rounds[1]!;
}

/** Prints `name  value  ratio to what`. */
export const line = (name: string, value: string, ratio = ""): void =>
  console.log(`${name.padEnd(34)}${value.padStart(16)}  ${ratio}`.trimEnd());

export const inSeconds = (seconds: number): string => `${seconds.toFixed(2)} s`;
export const inMegabytes = ({ peakMegabytes }: Measured): string => `${peakMegabytes.toFixed(0)} MB`;
/** a as a multiple of b: "2.95 ×". */
export const ratio = (a: number, b: number): string => `${(a / b).toFixed(a / b < 10 ? 2 : 0)} ×`;
