import { type CsvError, type Info, parse } from "csv-parse/sync";

/** One record of a CSV file; `line` is where it begins, the header being line 1. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

export interface CsvTable {
  readonly header: readonly string[];
  readonly records: readonly CsvRecord[];
  /** the line near which a quotation mark was opened and never closed */
  readonly openQuoteLine: number | null;
}

/**
 * The records of a CSV text, blank ones left out. Fields are separated by "," or, as Excel writes where the comma
 * is the decimal sign, by ";" (told from the header, which holds neither).
 */
export function csvTableFromText(text: string): CsvTable {
  let openQuoteLine: number | null = null;
  const header = text.slice(0, text.search(/[\r\n]|$/));
  const parsed = parse(text, {
    bom: true,
    delimiter: header.includes(";") && !header.includes(",") ? ";" : ",",
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      openQuoteLine ??= error === undefined ? null : Number(error.lines ?? 1);
    },
  }) as unknown as { record: string[]; info: Info }[];
  const records = parsed.map(({ record, info }) => ({
    line: info.lines - lineBreaksIn(record),
    fields: record,
  }));
  return { header: records[0]?.fields ?? [], records: records.slice(1), openQuoteLine };
}

const lineBreaksIn = (fields: readonly string[]): number =>
  fields.reduce((count, field) => count + (field.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
