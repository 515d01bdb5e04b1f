import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FormCodes, signCodes, signedText, verifyCodes } from "../../pipelines/domain/form-codes.ts";

const hashing = {
  hmacSha256: (key: string, content: string) => createHmac("sha256", key).update(content).digest("hex"),
};

const codes: FormCodes = {
  programme_id: "p",
  calendar_id: "c",
  form_id: "wards",
  form_version: 1,
  org_unit_key: "20347a",
  period_id: "2023-Q2",
};

describe("the codes of a form are signed", () => {
  it("signs the marker and all six codes as canonical JSON", () => {
    expect(signedText(codes)).toBe(
      '{"calendar_id":"c","form_id":"wards","form_version":1,"org_unit_key":"20347a","period_id":"2023-Q2","programme_id":"p","schema":"thuocdo/form/1"}',
    );
  });

  it("verifies what it signed", () => {
    expect(verifyCodes(signCodes(codes, "key", hashing), "key", hashing)).toBe(true);
  });

  it("refuses another key", () => {
    expect(verifyCodes(signCodes(codes, "key", hashing), "another", hashing)).toBe(false);
  });

  it("refuses a signature moved to any other codes", () => {
    const text = fc.string({ maxLength: 12 });
    const anyCodes = fc.record({
      programme_id: text,
      calendar_id: text,
      form_id: text,
      form_version: fc.nat(),
      org_unit_key: text,
      period_id: text,
    });
    fc.assert(
      fc.property(anyCodes, anyCodes, (one, other) => {
        fc.pre(signedText(one) !== signedText(other));
        const { signature } = signCodes(one, "key", hashing);
        return !verifyCodes({ ...other, signature }, "key", hashing);
      }),
    );
  });
});
