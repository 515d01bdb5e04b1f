import type { Column } from "../domain/tables.ts";
import type { ParquetSource } from "./query-engine.ts";

/** A table as people meet it in the file: what it means, and the Parquet whose rows it holds, read one after the other. */
export interface DescribedTable {
  readonly name: string;
  readonly comment: string;
  readonly columns: readonly (Column & { readonly comment: string })[];
  readonly sources: readonly (() => Promise<ParquetSource>)[];
}

/** What the file says of itself, such as what it was made from; null where it does not apply. */
export type AboutFile = Readonly<Record<string, string | null>>;

/** One database file for people with a client of their own: whole, or not there. */
export interface DatabaseFile {
  /** null where there is no file, or none that can be read now */
  about(): Promise<AboutFile | null>;
  /**
   * Puts a new file in the place of the old one in one step: whoever has the old one open goes on reading it. Throws
   * Retryable where the old one can't be replaced now.
   */
  replace(about: AboutFile, tables: readonly DescribedTable[]): Promise<void>;
}
