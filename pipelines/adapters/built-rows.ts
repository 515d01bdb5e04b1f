import { createHash } from "node:crypto";
import { canonicalJson } from "../domain/canonical-json.ts";
import { Fatal } from "../domain/fault.ts";
import type { Row } from "../domain/tables.ts";

/** Takes an object's rows in the order of its key, and says at the end how many there were and what they hold. */
export interface RowsCounted {
  /** Throws Fatal where the row has the key of the one before it. */
  take(row: Row): void;
  total(): { readonly row_count: number; readonly content_sha256: string };
}

/** The same on every engine: SHA-256 over the rows as canonical JSON lines. */
export function countRows(key: readonly string[]): RowsCounted {
  const hash = createHash("sha256");
  let [row_count, before] = [0, ""];
  return {
    take: (row) => {
      const place = canonicalJson(key.map((name) => row[name]!));
      if (place === before) throw new Fatal(`Two rows have the key (${key.join(", ")}) = ${place}.`);
      before = place;
      row_count += 1;
      hash.update(`${canonicalJson(row)}\n`);
    },
    total: () => ({ row_count, content_sha256: hash.digest("hex") }),
  };
}
