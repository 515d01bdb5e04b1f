import { once } from "node:events";
import { createInterface, type Interface } from "node:readline/promises";
import { runTyped, type SqlSession } from "./sql-session.ts";
import { createStatementReader } from "./sql-statements.ts";
import { say } from "./text.ts";

const prompts = { first: "sql> ", next: "...> " } as const;

export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/**
 * Asks for statements until `.quit` or the end of the input, and runs them one after the other. Ctrl-C ends the one
 * that runs, or forgets what was typed so far.
 */
export async function promptForStatements(session: SqlSession, terminal: Terminal): Promise<void> {
  const reader = createStatementReader();
  const lines = createInterface({ ...terminal, terminal: true, historySize: 500 });
  const waiting: string[] = [];
  let [isRunning, isClosed] = [false, false];
  let running = Promise.resolve();

  const ask = (): void => {
    if (isClosed) return;
    lines.setPrompt(reader.isOpen() ? prompts.next : prompts.first);
    lines.prompt();
  };
  const runWaiting = async (): Promise<void> => {
    isRunning = true;
    for (let text = waiting.shift(); text !== undefined; text = waiting.shift()) {
      if ((await runTyped(session, { text, line: 1 })) !== "quit") continue;
      waiting.length = 0;
      lines.close();
    }
    isRunning = false;
    ask();
  };
  // Lines are taken in at once, not when their turn to run comes: a Ctrl-C after them has to find them.
  lines.on("line", (line) => {
    waiting.push(...reader.take(line).map(({ text }) => text));
    if (!isRunning) running = runWaiting();
  });
  lines.on("SIGINT", () => {
    waiting.length = 0;
    reader.drop();
    if (isRunning) return session.asked.cancel();
    forgetLine(lines, terminal);
    ask();
  });
  lines.once("close", () => {
    isClosed = true;
  });
  const closed = once(lines, "close");
  session.print(say(session.language, "sql-welcome"));
  ask();
  await closed;
  await running;
  terminal.output.write("\n");
}

/** Leaves the typed line to be seen, as a shell does, and begins a new one. */
function forgetLine(lines: Interface, { output }: Terminal): void {
  lines.write(null, { ctrl: true, name: "e" });
  output.write("^C\n");
  lines.write(null, { ctrl: true, name: "u" });
}
