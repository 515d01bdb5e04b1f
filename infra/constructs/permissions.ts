import { Stack } from "aws-cdk-lib";
import { PolicyStatement, type Role } from "aws-cdk-lib/aws-iam";
import type { Names } from "../names.ts";
import { acknowledgeWildcards } from "./reasons.ts";

const arn = (role: Role, service: string, resource: string): string => {
  const { partition, region, account } = Stack.of(role);
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
};

/** Statements in the build's own workgroup and database; the analysts' tables are only looked at. */
export function mayAskAthena(role: Role, names: Names): void {
  const results = `arn:${Stack.of(role).partition}:s3:::${names.resultsBucket}`;
  const files = `${results}/build/*`;
  const tables = arn(role, "glue", `table/${names.buildDatabase}/*`);
  const analystsTables = arn(role, "glue", `table/${names.database}/*`);
  const databases = [names.buildDatabase, names.database].map((name) =>
    arn(role, "glue", `database/${name}`),
  );
  const catalog = arn(role, "glue", "catalog");
  const allow = (actions: string[], resources: string[]) =>
    role.addToPolicy(new PolicyStatement({ actions, resources }));
  allow(
    [
      "athena:GetWorkGroup",
      "athena:StartQueryExecution",
      "athena:StopQueryExecution",
      "athena:GetQueryExecution",
      "athena:GetQueryResults",
    ],
    [arn(role, "athena", `workgroup/${names.buildWorkgroup}`)],
  );
  allow(
    ["glue:GetDatabase", "glue:GetTable", "glue:GetTables", "glue:GetPartitions"],
    [catalog, ...databases, tables, analystsTables],
  );
  allow(["glue:CreateTable", "glue:UpdateTable", "glue:DeleteTable"], [catalog, databases[0]!, tables]);
  allow(["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"], [files]);
  allow(["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"], [results]);
  acknowledgeWildcards(
    role,
    [tables, analystsTables],
    "All tables of one database: their names are the models'.",
  );
  acknowledgeWildcards(
    role,
    [files],
    "What Athena writes below one prefix has names of Athena's own, and expires.",
  );
}

/** One secret, by its name; Secrets Manager puts six characters of its own behind it. */
export function mayReadSecret(role: Role, name: string): void {
  const secret = arn(role, "secretsmanager", `secret:${name}-??????`);
  role.addToPolicy(new PolicyStatement({ actions: ["secretsmanager:GetSecretValue"], resources: [secret] }));
}

/** One parameter; what it holds is deciphered by the account's own key for parameters, which allows whoever may read it. */
export function mayReadParameter(role: Role, name: string): void {
  const parameter = arn(role, "ssm", `parameter${name}`);
  role.addToPolicy(new PolicyStatement({ actions: ["ssm:GetParameter"], resources: [parameter] }));
}

/** Start the one project that builds the site. */
export function mayStartSite(role: Role, names: Names): void {
  const project = arn(role, "codebuild", `project/${names.siteProject}`);
  role.addToPolicy(new PolicyStatement({ actions: ["codebuild:StartBuild"], resources: [project] }));
}
