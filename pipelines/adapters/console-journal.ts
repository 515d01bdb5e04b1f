import type { Journal } from "../ports/journal.ts";

const barWidth = 28;
const lineEveryMs = 2_000;

const factText = (facts: Readonly<Record<string, string | number | boolean | null>>): string =>
  Object.entries(facts)
    .map(([name, value]) => ` ${name}=${value ?? "-"}`)
    .join("");

/**
 * Says on standard error what steps do: one line an event, and for long work a bar on a terminal or a plain line
 * every twentieth or two seconds in a log. Quiet says nothing; notes come only when asked (`isVerbose`).
 */
export function createConsoleJournal(options: {
  readonly isQuiet: boolean;
  readonly isVerbose?: boolean;
  readonly stream?: NodeJS.WriteStream;
}): Journal {
  const stream = options.stream ?? process.stderr;
  let isBarOpen = false;
  let lastLine = { activity: "", at: 0, twentieth: -1 };

  function closeBar(): void {
    if (isBarOpen) stream.write("\n");
    isBarOpen = false;
  }

  function bar(activity: string, done: number, total: number): void {
    const filled = Math.round((barWidth * done) / Math.max(1, total));
    stream.write(
      `\r${activity.padEnd(12)} ${"█".repeat(filled)}${"░".repeat(barWidth - filled)} ${done}/${total}\x1b[K`,
    );
    isBarOpen = true;
    if (done >= total) closeBar();
  }

  function plainLine(activity: string, done: number, total: number): void {
    const now = performance.now();
    const twentieth = Math.floor((20 * done) / Math.max(1, total));
    const isNews = activity !== lastLine.activity || done >= total || now - lastLine.at >= lineEveryMs;
    if (!isNews || (twentieth === lastLine.twentieth && activity === lastLine.activity && done < total))
      return;
    lastLine = { activity, at: now, twentieth };
    stream.write(`${activity} ${done}/${total}\n`);
  }

  return {
    note: (event, facts = {}) => {
      if (options.isQuiet || options.isVerbose !== true) return;
      closeBar();
      stream.write(`${event}${factText(facts)}\n`);
    },
    progress: (activity, done, total) => {
      if (options.isQuiet) return;
      if (stream.isTTY) bar(activity, done, total);
      else plainLine(activity, done, total);
    },
  };
}
