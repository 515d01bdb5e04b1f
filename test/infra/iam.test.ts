import { describe, expect, it } from "vitest";
import { decide, type Statement } from "./iam.ts";

const allow = (more: Partial<Statement> = {}): Statement => ({
  Effect: "Allow",
  Action: "s3:PutObject",
  Resource: "arn:aws:s3:::b/ledger/*",
  ...more,
});
const attempt = { action: "s3:PutObject", resource: "arn:aws:s3:::b/ledger/1" };

describe("the simulation of policies", () => {
  it("denies what nothing allows, and refuses what is denied though it is allowed", () => {
    expect(decide([], attempt)).toBe("denied");
    expect(decide([allow()], attempt)).toBe("allowed");
    expect(decide([allow(), allow({ Effect: "Deny" })], attempt)).toBe("refused");
  });

  it.each([
    ["another action", { ...attempt, action: "s3:GetObject" }],
    ["another prefix", { ...attempt, resource: "arn:aws:s3:::b/received/1" }],
    ["a bucket whose name begins the same", { ...attempt, resource: "arn:aws:s3:::bb/ledger/1" }],
  ])("denies %s", (_, other) => {
    expect(decide([allow()], other)).toBe("denied");
  });

  it.each<[Statement["Condition"], Record<string, string>, string]>([
    [{ Null: { "s3:if-none-match": "false" } }, { "s3:if-none-match": "*" }, "allowed"],
    [{ Null: { "s3:if-none-match": "false" } }, {}, "denied"],
    [{ Null: { "s3:if-none-match": "true" } }, {}, "allowed"],
    [{ StringEquals: { "aws:SourceAccount": "1" } }, {}, "denied"],
    [{ StringEquals: { "aws:SourceAccount": "1" } }, { "aws:sourceaccount": "1" }, "allowed"],
    [{ StringLikeIfExists: { "s3:prefix": ["ledger/*"] } }, {}, "allowed"],
    [{ StringLikeIfExists: { "s3:prefix": ["ledger/*"] } }, { "s3:prefix": "received/" }, "denied"],
    [{ Bool: { "aws:SecureTransport": "false" } }, { "aws:securetransport": "true" }, "denied"],
    [{ NumericLessThan: { "s3:TlsVersion": "1.2" } }, { "s3:tlsversion": "1.1" }, "allowed"],
  ])("judges %j of %j: %s", (Condition, context, expected) => {
    expect(decide([allow({ Condition: Condition! })], { ...attempt, context })).toBe(expected);
  });

  it("does not judge a condition it does not know", () => {
    const odd = allow({ Condition: { DateLessThan: { "aws:CurrentTime": "2026-01-01" } } });
    expect(() => decide([odd], attempt)).toThrow("DateLessThan");
  });
});
