import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";

/** A server in a process of its own. */
export interface Server {
  /** Throws, with the end of its log, where it has ended by itself. */
  assertRuns(): void;
  stop(): Promise<void>;
}

/** Starts a command with just this environment; what it says goes to `log`. It ends with this process at the latest. */
export function startServer(
  [command, ...args]: readonly [string, ...string[]],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string>>; readonly log: string },
): Server {
  const log = openSync(options.log, "a");
  const child = spawn(command, args, { cwd: options.cwd, env: options.env, stdio: ["ignore", log, log] });
  closeSync(log);
  const endWithUs = () => child.kill("SIGKILL");
  process.once("exit", endWithUs);
  let failure = "";
  child.once("error", (error) => {
    failure = error.message;
  });
  return {
    assertRuns: () => {
      if (failure === "" && child.exitCode === null && child.signalCode === null) return;
      throw new Error(`${command} ended: ${failure}\n${readFileSync(options.log, "utf8").slice(-3000)}`);
    },
    stop: async () => {
      process.off("exit", endWithUs);
      await end(child);
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const hard = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(hard);
}

/** A port of this machine that was free just now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

/** Tries until `isReady`; throws where the server ended or two minutes were not enough. */
export async function untilReady(
  what: string,
  server: Server,
  isReady: () => Promise<boolean>,
): Promise<void> {
  for (let attempt = 0; attempt < 480; attempt += 1) {
    server.assertRuns();
    if (await isReady().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`${what} was not ready within two minutes.`);
}
