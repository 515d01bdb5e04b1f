import { createHash, createHmac } from "node:crypto";
import type { Hashing } from "../ports/hashing.ts";

/** Digests by Node's own crypto. */
export const createNodeHashing = (): Hashing => ({
  sha256: (content) => createHash("sha256").update(content).digest("hex"),
  hmacSha256: (key, content) => createHmac("sha256", key).update(content).digest("hex"),
});
