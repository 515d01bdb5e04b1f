import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Ends every process at this moment at work for a function, as hard as can be; gives how many. Functions run below the
 * account's own folder for temporary files, which no other process of this machine names.
 */
export async function killWorkers(temporary: string, functionName: string): Promise<number> {
  const { stdout } = await run("ps", ["-eo", "pid=,args="]);
  const workers = stdout
    .split("\n")
    .filter((line) => line.includes(temporary) && line.includes(`${functionName}-`))
    .map((line) => Number.parseInt(line, 10));
  for (const pid of workers) process.kill(pid, "SIGKILL");
  return workers.length;
}
