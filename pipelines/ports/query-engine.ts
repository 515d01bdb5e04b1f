import type { Column, Row } from "../domain/tables.ts";

export type { Row };

/** Parquet to read: a local file, or bytes. `partition` gives columns that are not in the file but in its place, such as form and year. */
export type ParquetSource = ({ readonly path: string } | { readonly bytes: Uint8Array }) & {
  readonly partition?: Readonly<Record<string, string | number>>;
};

/** A Parquet object that an engine made: it can be read, and shown to the same engine, until the engine is closed. */
export interface BuiltObject {
  readonly source: ParquetSource;
  read(): Promise<Uint8Array>;
  readonly row_count: number;
  /** SHA-256 over the rows in key order as canonical JSON lines: equal on every engine and version */
  readonly content_sha256: string;
}

/** A SQL engine over Parquet relations. Statements are in the portable subset and name relations plainly. */
export interface QueryEngine {
  /** Name and version: objects it built are rebuilt when this changes. */
  readonly version: string;
  /** Makes a relation of these Parquet files, with these columns even when there is no file. Replaces one of that name. */
  attach(relation: string, columns: readonly Column[], sources: readonly ParquetSource[]): Promise<void>;
  /** Makes a relation of a SELECT's rows as they are now. Replaces one of that name. */
  define(relation: string, select: string): Promise<void>;
  /** Forgets a relation and gives back what it took; nothing where there is none. */
  drop(relation: string): Promise<void>;
  query(statement: string): Promise<readonly Row[]>;
  /**
   * The SELECT's rows as one Parquet object: these columns and types, ordered by the key, byte-identical for equal
   * rows. Throws Fatal where two rows have one key, because then their order means nothing.
   */
  build(select: string, columns: readonly Column[], key: readonly string[]): Promise<BuiltObject>;
  close(): Promise<void>;
}
