import type { Issue } from "../domain/issue.ts";
import type { ReadingCode } from "../domain/issue-text/reading.ts";

export interface Place {
  readonly sheet: string;
  readonly cell?: string;
  readonly given?: string;
}

/** The issue that sends a whole file back unread. `params` fill its sentences; other facts in it are for the log. */
export const refusal = (
  code: ReadingCode,
  params: Readonly<Record<string, string | number>> = {},
  place?: Place,
): Issue => ({
  code,
  severity: "error",
  sheet: place?.sheet ?? null,
  cell: place?.cell ?? null,
  given: place?.given ?? null,
  params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])),
});

/** A file's weight against its limit, in whole KB. */
export const tooLarge = (bytes: number, limit: number): Issue =>
  refusal("file-too-large", { size: Math.ceil(bytes / 1024), limit: Math.floor(limit / 1024) });
