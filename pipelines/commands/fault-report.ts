import { Fatal, Retryable } from "../domain/fault.ts";
import type { Language } from "../domain/issue-text.ts";
import { exitCodes } from "./exit-codes.ts";
import { type CommandTextKey, say } from "./text.ts";

/** What a person can do about the file system's errors. */
const remedies: Readonly<Record<string, CommandTextKey>> = {
  ENOSPC: "fault-disk-full",
  EDQUOT: "fault-disk-full",
  EROFS: "fault-read-only",
  EACCES: "fault-no-permission",
  EPERM: "fault-no-permission",
  ENOTDIR: "fault-not-a-folder",
  EEXIST: "fault-not-a-folder",
};

/**
 * Says on standard error why a command stopped: in the person's language where the cause is known, and in the words of
 * whoever met it. Returns the exit code.
 */
export function reportFault(error: unknown, language: Language): number {
  const detail = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined)?.code : undefined;
  const remedy = remedies[code ?? ""];
  const isPassing = error instanceof Retryable;
  const reason = remedy === undefined ? detail : say(language, remedy);
  console.error(say(language, isPassing ? "fault-retryable" : "fault-fatal", { reason }));
  if (remedy !== undefined) console.error(`  ${detail}`);
  if (!(error instanceof Fatal) && !isPassing) console.error(error);
  return isPassing ? exitCodes.retryable : exitCodes.fatal;
}
