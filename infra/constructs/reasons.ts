import { Stack, Validations } from "aws-cdk-lib";
import { flattenCfnReference } from "cdk-nag/lib/utils/flatten-cfn-reference.js";
import type { IConstruct } from "constructs";

/** Says why rules of cdk-nag are not followed at a construct and below it: id and reason. */
export function acknowledge(scope: IConstruct, reasons: Readonly<Record<string, string>>): void {
  for (const [id, reason] of Object.entries(reasons)) Validations.of(scope).acknowledge({ id, reason });
}

/** Says why a role may do something to resources whose names are not known beforehand, each named as it stands. */
export function acknowledgeWildcards(scope: IConstruct, resources: readonly string[], reason: string): void {
  for (const resource of resources) {
    const named = flattenCfnReference(Stack.of(scope).resolve(resource));
    acknowledge(scope, {
      [`AwsSolutions-IAM5[Resource::${named}]`]: reason,
      [`Serverless-IAMNoWildcardPermissions[Resource::${named}]`]: reason,
    });
  }
}
