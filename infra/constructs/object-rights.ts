import { Effect, PolicyStatement, type Role } from "aws-cdk-lib/aws-iam";
import type { Right } from "../rights.ts";
import { acknowledgeWildcards } from "./reasons.ts";

const actions: Readonly<Record<Right["does"], readonly string[]>> = {
  read: ["s3:GetObject"],
  create: ["s3:PutObject"],
  lock: ["s3:PutObjectRetention"],
  write: ["s3:PutObject"],
  remove: ["s3:DeleteObject"],
};
/** A put that does not say "only if there is no such object". */
export const putsOverOthers = { Null: { "s3:if-none-match": "true" } };
const putsOnlyNew = { Null: { "s3:if-none-match": "false" } };

/** Gives a role what the table of rights says, and nothing else of the bucket. */
export function giveRights(role: Role, bucketArn: string, rights: readonly Right[]): void {
  const below = (prefixes: readonly string[]) => prefixes.map((prefix) => `${bucketArn}/${prefix}*`);
  for (const { does, below: prefixes } of rights) {
    const conditions = does === "create" ? { conditions: putsOnlyNew } : {};
    role.addToPolicy(
      new PolicyStatement({ actions: [...actions[does]], resources: below(prefixes), ...conditions }),
    );
  }
  const read = [...new Set(rights.filter(({ does }) => does === "read").flatMap((right) => right.below))];
  role.addToPolicy(mayList(bucketArn, read));
  const prefixes = new Set(rights.flatMap((right) => right.below));
  acknowledgeWildcards(
    role,
    below([...prefixes]),
    "All objects of one zone: their keys are hashes and numbers not known before they are written.",
  );
}

/**
 * Names below the prefixes. Without this right S3 says "forbidden" of an object that is not there, where the store has
 * to learn that it is absent; that answer is decided without a prefix in the request, hence "if exists".
 */
const mayList = (bucketArn: string, prefixes: readonly string[]): PolicyStatement =>
  new PolicyStatement({
    effect: Effect.ALLOW,
    actions: ["s3:ListBucket"],
    resources: [bucketArn],
    conditions: { StringLikeIfExists: { "s3:prefix": prefixes.map((prefix) => `${prefix}*`) } },
  });
