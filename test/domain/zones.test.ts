import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerKey, inboxKey, inboxPrefix, parseInboxKey } from "../../pipelines/domain/zones.ts";

const anyOf = (characters: string) => fc.constantFrom(...characters);
const unitKeys = fc
  .tuple(anyOf("ABCXYZabcxyz0189"), fc.string({ unit: anyOf("ABCabc0189_-"), maxLength: 20 }))
  .map((parts) => parts.join(""));
const uploadIds = fc.string({ unit: anyOf("abcdefxyz0123456789-"), minLength: 26, maxLength: 40 });
const uploadId = "01j9zq3v8k6m2n4p5r7s9t1w3x";

describe("keys of the inbox", () => {
  it("are read back as they were written", () => {
    fc.assert(
      fc.property(unitKeys, uploadIds, (org_unit_key, upload_id) => {
        const key = inboxKey(org_unit_key, upload_id);
        expect(key.startsWith(inboxPrefix)).toBe(true);
        expect(parseInboxKey(key)).toEqual({ org_unit_key, upload_id });
      }),
    );
  });

  it("whatever else is read as a key of theirs is written back the same", () => {
    const texts = fc.string({ unit: anyOf("inbox/aA0-_.~ế "), maxLength: 60 });
    fc.assert(
      fc.property(
        fc.oneof(
          texts,
          texts.map((text) => `inbox/${text}`),
        ),
        (key) => {
          const upload = parseInboxKey(key);
          if (upload !== null) expect(inboxKey(upload.org_unit_key, upload.upload_id)).toBe(key);
        },
      ),
    );
  });

  it.each([
    ["the folder itself", "inbox/"],
    ["a file without a unit", `inbox/${uploadId}`],
    ["a folder too many", `inbox/20335a/x/${uploadId}`],
    ["a short name", `inbox/20335a/${uploadId.slice(1)}`],
    ["a long name", `inbox/20335a/${"a".repeat(41)}`],
    ["capitals in the name", `inbox/20335a/${uploadId.toUpperCase()}`],
    ["a file name of a person's", "inbox/20335a/báo cáo quý 2 phường Tân Thạnh.xlsx"],
    ["a way out of the folder", `inbox/../${uploadId}`],
    ["another zone", `received/20335a/${uploadId}`],
    ["something before it", `x/inbox/20335a/${uploadId}`],
    ["a line end after it", `inbox/20335a/${uploadId}\n`],
  ])("%s is none", (_, key) => expect(parseInboxKey(key)).toBeNull());

  it("an upload's answer lies apart, under its name", () => {
    expect(answerKey("20335a", uploadId)).toBe(`answers/20335a/${uploadId}.json`);
  });
});
