import { execFile } from "node:child_process";

export interface Ran {
  /** null where the command could not be started or was killed */
  readonly code: number | null;
  /** what it wrote, standard error too */
  readonly said: string;
}

/** Runs a command to its end; a command that is not there is a code of null. */
export const run = (command: string, args: readonly string[], cwd = "."): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(command, args, { cwd, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : null;
      resolve({ code, said: `${stdout}${stderr}` });
    });
  });

/** Runs a command that has to succeed; throws with what it said. */
export async function runWell(command: string, args: readonly string[], cwd?: string): Promise<string> {
  const { code, said } = await run(command, args, cwd);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}:\n${said.slice(-2000)}`);
  return said;
}
