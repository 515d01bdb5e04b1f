import type { Template } from "aws-cdk-lib/assertions";
import type { Statement } from "./iam.ts";

interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is JSON of any shape
  readonly Properties: any;
}

const pseudo: Readonly<Record<string, string>> = {
  "AWS::Partition": "aws",
  "AWS::AccountId": "111111111111",
  "AWS::Region": "ap-southeast-1",
  "AWS::URLSuffix": "amazonaws.com",
};

/** A template's value with everything that stands in for something written out: names as they will be, other resources as <Id.Attribute>. */
export function written(value: unknown, resources: Readonly<Record<string, Resource>> = {}): unknown {
  if (Array.isArray(value)) return value.map((item) => written(item, resources));
  if (typeof value !== "object" || value === null) return value;
  const given = value as Readonly<Record<string, unknown>>;
  if (typeof given.Ref === "string") return pseudo[given.Ref] ?? `<${given.Ref}>`;
  if (Array.isArray(given["Fn::GetAtt"])) return attribute(given["Fn::GetAtt"] as string[], resources);
  if (Array.isArray(given["Fn::Join"])) {
    const [between, parts] = given["Fn::Join"] as [string, unknown[]];
    return parts.map((part) => written(part, resources)).join(between);
  }
  if (given["Fn::ImportValue"] !== undefined) return `<${String(written(given["Fn::ImportValue"]))}>`;
  return Object.fromEntries(Object.entries(given).map(([key, item]) => [key, written(item, resources)]));
}

/** A bucket's ARN has its name in it. */
function attribute(
  [id = "", name]: readonly string[],
  resources: Readonly<Record<string, Resource>>,
): string {
  const { Type, Properties } = resources[id] ?? { Type: "", Properties: {} };
  return Type === "AWS::S3::Bucket" && name === "Arn"
    ? `arn:aws:s3:::${String(written(Properties.BucketName))}`
    : `<${id}.${name}>`;
}

const resourcesOf = (template: Template): Readonly<Record<string, Resource>> => template.toJSON().Resources;

/** What the policies of roles allow and deny, by the logical id of the role. */
export function rolePolicies(template: Template): ReadonlyMap<string, readonly Statement[]> {
  const resources = resourcesOf(template);
  const found = new Map<string, Statement[]>();
  for (const { Type, Properties } of Object.values(resources)) {
    if (Type !== "AWS::IAM::Policy") continue;
    const statements = written(Properties.PolicyDocument.Statement, resources) as Statement[];
    for (const { Ref } of Properties.Roles) found.set(Ref, [...(found.get(Ref) ?? []), ...statements]);
  }
  return found;
}

/** The statements of the role that a function runs under. */
export function policyOfFunction(template: Template, functionName: string): readonly Statement[] {
  const [lambda] = Object.values(resourcesOf(template)).filter(
    ({ Type, Properties }) => Type === "AWS::Lambda::Function" && Properties.FunctionName === functionName,
  );
  return rolePolicies(template).get(lambda?.Properties.Role["Fn::GetAtt"][0]) ?? [];
}

/** The statements of the policy of a bucket. */
export function policyOfBucket(template: Template, bucketName: string): readonly Statement[] {
  const resources = resourcesOf(template);
  return Object.values(resources)
    .filter(({ Type }) => Type === "AWS::S3::BucketPolicy")
    .filter(
      ({ Properties }) => written(resources[Properties.Bucket.Ref]?.Properties.BucketName) === bucketName,
    )
    .flatMap(({ Properties }) => written(Properties.PolicyDocument.Statement, resources) as Statement[]);
}
