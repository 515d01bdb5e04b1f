import { canonicalJson } from "./canonical-json.ts";

/** The part of the hashing port that records need; text is hashed as UTF-8, digests are lower-case hexadecimal. */
export interface Digesting {
  sha256(content: string): string;
}

/** A record that carries the SHA-256 of its own canonical JSON, seal aside: damage shows even in the newest of a chain. */
export type Sealed<T> = T & { readonly seal_sha256: string };

const sealOf = (record: object, digesting: Digesting): string => digesting.sha256(canonicalJson(record));

export const sealed = <T extends object>(record: T, digesting: Digesting): Sealed<T> => ({
  ...record,
  seal_sha256: sealOf(record, digesting),
});

/** Whether a record is what it was when it was sealed. */
export function isAsSealed(record: Sealed<object>, digesting: Digesting): boolean {
  const { seal_sha256, ...rest } = record;
  return seal_sha256 === sealOf(rest, digesting);
}

/** A record exactly as it is stored: canonical JSON and a line end. */
export const recordText = (record: object): string => `${canonicalJson(record)}\n`;

/** The hash by which others name a record: SHA-256 of the stored bytes. */
export const recordSha256 = (record: object, digesting: Digesting): string =>
  digesting.sha256(recordText(record));
