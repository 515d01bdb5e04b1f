import { execFile } from "node:child_process";

export interface Ran {
  /** null where the command could not be started or was killed */
  readonly code: number | null;
  /** what it wrote, standard error too */
  readonly said: string;
}

/** Where a command runs, and with which environment; this process's own unless told otherwise. */
export interface Surroundings {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a command to its end; a command that is not there is a code of null. */
export const run = (command: string, args: readonly string[], around: Surroundings = {}): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(command, args, { ...around, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : null;
      resolve({ code, said: `${stdout}${stderr}` });
    });
  });

/** Runs a command that has to succeed; throws with what it said. */
export async function runWell(
  command: string,
  args: readonly string[],
  around: Surroundings = {},
): Promise<string> {
  const { code, said } = await run(command, args, around);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}:\n${said.slice(-4000)}`);
  return said;
}
