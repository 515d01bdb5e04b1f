/** How much of a file is read before it is refused. Sizes in bytes. */
export interface ReadingLimits {
  readonly fileBytes: number;
  readonly zipEntries: number;
  readonly partBytes: number;
  readonly totalBytes: number;
  readonly xmlElements: number;
  readonly xmlDepth: number;
  readonly xmlTokenBytes: number;
  readonly sheets: number;
  /** cells with a value, in the whole file */
  readonly cells: number;
  readonly rows: number;
  readonly columns: number;
  readonly sharedStrings: number;
  readonly characters: number;
  readonly merges: number;
  readonly styles: number;
}

/** What any workbook may be; most of it found by what hostile files cost (decision 0002). */
export const generalLimits: ReadingLimits = {
  fileBytes: 10 * 1024 ** 2,
  zipEntries: 500,
  partBytes: 24 * 1024 ** 2,
  totalBytes: 48 * 1024 ** 2,
  xmlElements: 2_000_000,
  xmlDepth: 64,
  xmlTokenBytes: 320 * 1024,
  sheets: 50,
  cells: 400_000,
  rows: 50_000,
  columns: 512,
  sharedStrings: 250_000,
  characters: 32_767,
  merges: 20_000,
  styles: 65_000,
};

/** What a filled-in form may be: a form of 111 rows weighs about 100 kB. */
export const formLimits: ReadingLimits = { ...generalLimits, fileBytes: 2 * 1024 ** 2, cells: 20_000 };
