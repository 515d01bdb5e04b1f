import type { BoundValue } from "../domain/named-query.ts";
import type { Result } from "../domain/result.ts";
import type { Row } from "../domain/tables.ts";

/** What a statement answered. Columns are there even when no row is; their types are in the engine's own words. */
export interface Answer {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly Row[];
}

/** Why a person's statement has no answer. */
export type StatementProblem =
  /** it would change something; `kind` such as INSERT */
  | { readonly code: "reads-only"; readonly kind: string }
  | { readonly code: "cancelled" }
  /** what the engine said, and where: the line from 1, its text, and how many characters of it stand before the place */
  | {
      readonly code: "failed";
      readonly reason: string;
      readonly at: { readonly line: number; readonly text: string; readonly before: number } | null;
    };

/** Statements of a person, one at a time: they only read, and a wrong one is a value. */
export interface SqlConsole {
  /** `values` stand for each `?`, in order. */
  ask(statement: string, values?: readonly BoundValue[]): Promise<Result<Answer, StatementProblem>>;
  /** The answer as one Parquet file, with the types that it has in the engine. */
  askForParquet(
    statement: string,
    values?: readonly BoundValue[],
  ): Promise<Result<Uint8Array, StatementProblem>>;
  /** Ends the statement that runs just now, if one does. */
  cancel(): void;
}
