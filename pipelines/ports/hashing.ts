/** Digests as lower-case hexadecimal; text is hashed as UTF-8. Pure, but Node's, so it is passed in. */
export interface Hashing {
  sha256(content: Uint8Array | string): string;
  hmacSha256(key: string, content: string): string;
}
