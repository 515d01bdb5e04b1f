import { describe, expect, it } from "vitest";
import { accountFromClaims } from "../../pipelines/door/account.ts";

describe("the account that a token names", () => {
  it.each([
    [{ "custom:org_unit_key": "20335a" }, { org_unit_key: "20335a" }],
    [{ "custom:org_unit_key": "*" }, { org_unit_key: null }],
    [{ "custom:org_unit_key": "" }, null],
    [{ "custom:org_unit_key": ["20335a"] }, null],
    [{ org_unit_key: "20335a", sub: "1" }, null],
    [{}, null],
  ])("of %j is %j", (claims, account) => {
    expect(accountFromClaims(claims)).toEqual(account);
  });
});
