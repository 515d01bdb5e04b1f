import type { Digesting } from "./sealed-record.ts";

/**
 * One hash over many texts, such that each can be shown to be among them by a few hashes. Anyone can recompute it
 * with sha256sum: a leaf is the SHA-256 of "leaf\n<text>\n", a node of "node\n<left>\n<right>\n" (hashes in
 * hexadecimal), so that a leaf never passes for a node; the last of an odd row moves up unchanged, as in RFC 6962;
 * the root over nothing is the SHA-256 of "empty\n". Texts hold no line end.
 */
export const leafSha256 = (text: string, digesting: Digesting): string => digesting.sha256(`leaf\n${text}\n`);

const nodeSha256 = (left: string, right: string, digesting: Digesting): string =>
  digesting.sha256(`node\n${left}\n${right}\n`);

/** A neighbour on the way up, and on which side it stands. */
export interface PathStep {
  readonly side: "left" | "right";
  readonly sha256: string;
}

/** The row above a row of hashes. */
function rowAbove(row: readonly string[], digesting: Digesting): readonly string[] {
  const pairs = Array.from({ length: Math.ceil(row.length / 2) }, (_, at) => row.slice(2 * at, 2 * at + 2));
  return pairs.map(([left, right]) => (right === undefined ? left! : nodeSha256(left!, right, digesting)));
}

/** The root over leaves in their order, given by their hashes. */
export function merkleRoot(leaves: readonly string[], digesting: Digesting): string {
  if (leaves.length === 0) return digesting.sha256("empty\n");
  return leaves.length === 1 ? leaves[0]! : merkleRoot(rowAbove(leaves, digesting), digesting);
}

/** The neighbours that lead from the leaf at a position (from 0) to the root, lowest first. */
export function merklePath(leaves: readonly string[], at: number, digesting: Digesting): readonly PathStep[] {
  if (leaves.length <= 1) return [];
  const side = at % 2 === 0 ? "right" : "left";
  const neighbour = leaves[side === "right" ? at + 1 : at - 1];
  const above = merklePath(rowAbove(leaves, digesting), at >> 1, digesting);
  return neighbour === undefined ? above : [{ side, sha256: neighbour }, ...above];
}

/** The root that a leaf and its path give. */
export const rootFromPath = (leaf: string, path: readonly PathStep[], digesting: Digesting): string =>
  path.reduce(
    (hash, { side, sha256 }) =>
      side === "left" ? nodeSha256(sha256, hash, digesting) : nodeSha256(hash, sha256, digesting),
    leaf,
  );
