import { Fatal, Retryable } from "../../pipelines/domain/fault.ts";
import type { Journal } from "../../pipelines/ports/journal.ts";
import type { CallContext } from "./events.ts";

/** One call of a function. */
export interface Call {
  readonly event: unknown;
  readonly context: CallContext;
  readonly journal: Journal;
}

/**
 * A function as Lambda calls it: opens its world with the first call, does the work, and says in the log what went wrong and what to do.
 * The fault is thrown on, so that the queue gives the message again and in the end puts it aside.
 */
export function asHandler<World, Answer>(
  journalOf: (context: CallContext) => Journal,
  open: () => Promise<World>,
  work: (world: World, call: Call) => Promise<Answer>,
): (event: unknown, context: CallContext) => Promise<Answer> {
  const opened = once(open);
  return async (event, context) => {
    const journal = journalOf(context);
    try {
      return await work(await opened(), { event, context, journal });
    } catch (error) {
      throw noteFault(error, journal);
    }
  };
}

/** Does each piece of work apart from the others, one after the other, and gives back those that failed; `named` says which in the log. */
export async function eachApart<Item>(
  items: Iterable<Item>,
  journal: Journal,
  named: (item: Item) => Readonly<Record<string, string>>,
  work: (item: Item) => Promise<unknown>,
): Promise<readonly Item[]> {
  const failed: Item[] = [];
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      noteFault(error, journal, named(item));
      failed.push(item);
    }
  }
  return failed;
}

/** The same value at every call, made at the first; a failure is not kept, so that the next call tries again. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((error) => {
      made = null;
      throw error;
    });
    return made;
  };
}

const remedies = {
  Retryable: "Nothing yet: it is tried again by itself.",
  Fatal: "Read the message and mend its cause, then give the message again: infra/runbook.md#dead-letters.",
  unexpected: "A fault of the program: keep this line and the message, and report it.",
} as const;

function noteFault(
  error: unknown,
  journal: Journal,
  of: Readonly<Record<string, string>> = {},
): Fatal | Retryable {
  const fault = faultFrom(error);
  const kind = fault === error || fault instanceof Retryable ? fault.name : "unexpected";
  journal.note("failed", {
    ...of,
    fault: kind,
    message: fault.message,
    what_to_do: remedies[kind as keyof typeof remedies],
  });
  return fault;
}

const fullFolder = /No space left on device|max_temp_directory_size|the disk is full/;

/**
 * An error as a fault. The folder for temporary files is emptied with each new process, so a full one is worth another
 * try. Of what nobody foresaw only the place is told: its message may hold what stood in a file.
 */
function faultFrom(error: unknown): Fatal | Retryable {
  if (error instanceof Error && fullFolder.test(error.message)) {
    const text = "The folder for temporary files is full. If it stays so, give the function a larger one.";
    return new Retryable(text, { cause: error });
  }
  if (error instanceof Fatal || error instanceof Retryable) return error;
  const { name, stack = "" } = error instanceof Error ? error : { name: typeof error };
  const place = stack.split("\n").filter((line) => /^\s+at /.test(line));
  return new Fatal(`Unexpected ${name} ${place.slice(0, 8).join(" ").replace(/\s+/g, " ").trim()}`);
}
