import { type ChildProcess, spawn } from "node:child_process";

export interface CliAnswer {
  /** null where it was killed */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliRun {
  readonly process: ChildProcess;
  readonly answer: Promise<CliAnswer>;
}

/** Starts `thuocdo ARGUMENTS` in a process of its own, with no THUOCDO_ variable but those given. */
export function startCli(args: readonly string[], env: Readonly<Record<string, string>> = {}): CliRun {
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith("THUOCDO_"));
  const started = spawn(process.execPath, ["pipelines/cli.ts", ...args], {
    env: { ...Object.fromEntries(others), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    started[name].setEncoding("utf8").on("data", (text: string) => {
      said[name] += text;
    });
  }
  const answer = new Promise<CliAnswer>((resolve, reject) => {
    started.on("error", reject);
    started.on("close", (code) => resolve({ code, ...said }));
  });
  return { process: started, answer };
}

/** Runs `thuocdo ARGUMENTS` to its end. */
export const runCli = (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CliAnswer> => startCli(args, env).answer;
