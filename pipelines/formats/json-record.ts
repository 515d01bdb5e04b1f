import { recordText } from "../domain/sealed-record.ts";

/** A record's bytes as they are stored: its canonical JSON and a line end, in UTF-8. */
export const bytesFromRecord = (record: object): Uint8Array => new TextEncoder().encode(recordText(record));

/**
 * The object that stored bytes hold as JSON in UTF-8; null where they hold none. Damaged text is a value here, and
 * decoder and parser report it only by throwing, so the one `catch` is around these two calls.
 */
export function recordFromBytes(bytes: Uint8Array): object | null {
  try {
    const value: unknown = JSON.parse(
      new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes),
    );
    return typeof value === "object" && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
