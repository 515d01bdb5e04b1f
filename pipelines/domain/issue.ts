import type { IssueCode } from "./issue-text.ts";

/**
 * Something wrong in a submission. An `error` sends the whole file back; a `warning` asks for a reason.
 * Wording lives in issue-text, so an issue is only facts: `given` is what was found, `params` fill the sentences.
 */
export interface Issue {
  readonly code: IssueCode;
  readonly severity: "error" | "warning";
  readonly sheet: string | null;
  /** A1 address */
  readonly cell: string | null;
  readonly given: string | null;
  readonly params: Readonly<Record<string, string>>;
}
