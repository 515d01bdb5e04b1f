import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createNodeHashing } from "../../pipelines/adapters/node-hashing.ts";
import { leafSha256, merklePath, merkleRoot, rootFromPath } from "../../pipelines/domain/merkle.ts";

const hashing = createNodeHashing();
const leavesOf = (texts: readonly string[]) => texts.map((text) => leafSha256(text, hashing));
const node = (left: string, right: string) => hashing.sha256(`node\n${left}\n${right}\n`);

describe("the root", () => {
  const [a, b, c, d, e] = leavesOf(["a", "b", "c", "d", "e"]) as [string, string, string, string, string];
  it.each([
    ["nothing", [], hashing.sha256("empty\n")],
    ["one leaf", [a], a],
    ["two", [a, b], node(a, b)],
    ["three: the last of an odd row moves up unchanged", [a, b, c], node(node(a, b), c)],
    ["four", [a, b, c, d], node(node(a, b), node(c, d))],
    ["five", [a, b, c, d, e], node(node(node(a, b), node(c, d)), e)],
  ])("over %s", (_, leaves, root) => {
    expect(merkleRoot(leaves, hashing)).toBe(root);
  });

  it("a leaf never passes for a node", () => {
    const text = `${a}\n${b}`;
    expect(leafSha256(text, hashing)).not.toBe(node(a, b));
  });

  it("is what sha256sum gives for the documented text", () => {
    expect(createHash("sha256").update("leaf\na\n").digest("hex")).toBe(a);
  });
});

describe("laws", () => {
  const texts = fc.uniqueArray(fc.string({ unit: "grapheme-ascii", maxLength: 5 }), {
    minLength: 1,
    maxLength: 40,
  });

  it("each leaf's path leads to the root, and no other leaf's does", () => {
    fc.assert(
      fc.property(texts, (some) => {
        const leaves = leavesOf(some);
        const root = merkleRoot(leaves, hashing);
        for (const [at, leaf] of leaves.entries()) {
          const path = merklePath(leaves, at, hashing);
          expect(rootFromPath(leaf, path, hashing)).toBe(root);
          expect(rootFromPath(leafSha256("another text", hashing), path, hashing)).not.toBe(root);
          expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(leaves.length)));
        }
      }),
    );
  });

  it("leaves in another order, or one fewer, have another root", () => {
    fc.assert(
      fc.property(
        texts.filter((some) => some.length > 1),
        (some) => {
          const root = merkleRoot(leavesOf(some), hashing);
          expect(merkleRoot(leavesOf(some.toReversed()), hashing)).not.toBe(root);
          expect(merkleRoot(leavesOf(some.slice(1)), hashing)).not.toBe(root);
        },
      ),
    );
  });
});
