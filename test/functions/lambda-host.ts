import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { json } from "node:stream/consumers";

/** How a call ended: as Lambda answers who called. */
export type Ending =
  | { readonly kind: "answered"; readonly answer: unknown }
  | { readonly kind: "error"; readonly errorType: string; readonly errorMessage: string };

/** What Lambda writes below a call in the log. */
export interface CallReport {
  /** the process that did it */
  readonly pid: number | undefined;
  readonly isColdStart: boolean;
  readonly durationMs: number;
  /** the most that the process has had in memory so far */
  readonly maxMemoryMb: number;
}

export interface LambdaHost {
  invoke(event: unknown): Promise<Ending & { readonly report: CallReport }>;
  /** Ends the process that is there just now, in the middle of whatever it does. */
  kill(): void;
  /** what the function has written to standard output, line by line */
  readonly lines: string[];
  close(): Promise<void>;
}

export interface HostedFunction {
  /** folder with index.mjs */
  readonly taskRoot: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly memoryMb?: number;
  /** its folder for temporary files: kept when the process is begun again, as in Lambda */
  readonly temporary: string;
  /** what the command that starts the process is put behind */
  readonly behind?: readonly string[];
}

interface Pending {
  readonly id: string;
  readonly event: unknown;
  readonly deadline: number;
  readonly end: (ending: Ending) => void;
}

/**
 * Runs a bundled function as Lambda does: a process of its own with an environment of its own, which asks the runtime's
 * interface for one call after the other, is kept warm in between, is killed when its time is up or when it is told to,
 * and is then begun again with the next call.
 */
export async function startLambda(hosted: HostedFunction): Promise<LambdaHost> {
  const lines: string[] = [];
  let pending: Pending | null = null;
  let waiting: ServerResponse | null = null;
  let child: ChildProcess | null = null;

  const end = (ending: Ending): void => {
    pending?.end(ending);
    pending = null;
  };
  const hand = (): void => {
    if (pending === null || waiting === null) return;
    const headers = {
      "lambda-runtime-aws-request-id": pending.id,
      "lambda-runtime-deadline-ms": String(pending.deadline),
    };
    waiting.writeHead(200, headers).end(JSON.stringify(pending.event ?? null));
    waiting = null;
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url?.endsWith("/invocation/next")) {
      waiting = response;
      return hand();
    }
    const body = await json(request);
    const told = body as { errorType: string; errorMessage: string };
    response.writeHead(202).end();
    if (request.url?.endsWith("/init/error")) abandon();
    end(request.url?.endsWith("/response") ? { kind: "answered", answer: body } : { ...told, kind: "error" });
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  const begin = (): ChildProcess => {
    const begun = spawnFunction(hosted, port);
    let rest = "";
    begun.stdout?.on("data", (text) => {
      const parts = `${rest}${text}`.split("\n");
      rest = parts.pop()!;
      lines.push(...parts);
    });
    begun.on("exit", (code, signal) => {
      if (child !== begun) return;
      child = null;
      waiting = null;
      end({ kind: "error", errorType: "Runtime.ExitError", errorMessage: `exited with ${signal ?? code}` });
    });
    return begun;
  };
  const kill = (): void => void child?.kill("SIGKILL");
  /** The next call gets another process. */
  const abandon = (): void => {
    kill();
    child = null;
    waiting = null;
  };

  return {
    lines,
    kill,
    invoke: async (event) => {
      const isColdStart = child === null;
      child ??= begin();
      const { pid } = child;
      const begunAt = performance.now();
      const ending = new Promise<Ending>((resolve) => {
        pending = { id: randomUUID(), event, deadline: Date.now() + hosted.timeoutMs, end: resolve };
        hand();
      });
      const timer = setTimeout(() => {
        end({
          kind: "error",
          errorType: "Sandbox.Timedout",
          errorMessage: `timed out after ${hosted.timeoutMs} ms`,
        });
        abandon();
      }, hosted.timeoutMs);
      const ended = await ending;
      clearTimeout(timer);
      const durationMs = performance.now() - begunAt;
      return { ...ended, report: { pid, isColdStart, durationMs, maxMemoryMb: peakMemoryMb(pid) } };
    },
    close: async () => {
      kill();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The process with nothing of ours in its environment: what Lambda sets, and what the function is told. */
function spawnFunction(
  { taskRoot, environment, memoryMb = 1024, temporary, behind = [] }: HostedFunction,
  port: number,
) {
  const command = [...behind, process.execPath, join(import.meta.dirname, "bootstrap.mjs")];
  return spawn(command[0]!, command.slice(1), {
    cwd: taskRoot,
    env: {
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`,
      AWS_LAMBDA_FUNCTION_NAME: "thuocdo-test",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
      AWS_REGION: "ap-southeast-1",
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      LAMBDA_TASK_ROOT: taskRoot,
      TMPDIR: temporary,
      TZ: ":UTC",
      _HANDLER: "index.handler",
      ...environment,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Linux says it of a process while it lives; 0 elsewhere. */
function peakMemoryMb(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Math.ceil(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
