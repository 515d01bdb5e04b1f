import { describe, expect, it } from "vitest";
import { type Attempt, decide } from "./iam.ts";
import { policyOfBucket, policyOfFunction, rolePolicies } from "./policies.ts";
import { synthesise } from "./synthesise.ts";

const system = synthesise({ stage: "production" });
const bucket = "thuocdo-production-data-111111111111-ap-southeast-1";
const data = `arn:aws:s3:::${bucket}`;
const ofBucket = policyOfBucket(system.template("Storage"), bucket);

type Role = "accept" | "keep-windows" | "build" | "publish" | "remind" | "door" | "site";
const siteRole = [...rolePolicies(system.template("Site"))].find(([id]) =>
  id.startsWith("SiteBuildRole"),
)?.[1];
const policyOf = (role: Role) =>
  role === "site"
    ? siteRole!
    : policyOfFunction(system.template(role === "door" ? "Door" : "Pipeline"), `thuocdo-production-${role}`);

const secure = { "aws:securetransport": "true", "s3:tlsversion": "1.3" };
const onlyNew = { ...secure, "s3:if-none-match": "*" };
const tried = (role: Role, { action, resource, context = secure }: Attempt) =>
  decide([...policyOf(role), ...ofBucket], { action, resource, context });
const onObject = (role: Role, action: string, key: string, context?: Record<string, string>) =>
  tried(role, { action: `s3:${action}`, resource: `${data}/${key}`, ...(context ? { context } : {}) });

const receipt = "ledger/form=KQ/period=2023-Q2/20335a/0001.json";
const receivedFile = `received/${"a".repeat(64)}`;
const accepted = `accepted/form=KQ/period=2023-Q2/20335a/${"a".repeat(64)}.parquet`;
const upload = "inbox/20335a/0123456789abcdef0123456789";

describe("what each role can do, or the road would stand still", () => {
  it.each<[Role, string, string, Record<string, string>]>([
    ["accept", "GetObject", upload, secure],
    ["accept", "DeleteObject", upload, secure],
    ["accept", "PutObject", receivedFile, onlyNew],
    ["accept", "PutObject", accepted, onlyNew],
    ["accept", "PutObject", receipt, onlyNew],
    ["accept", "PutObject", "answers/20335a/0123456789abcdef0123456789.json", onlyNew],
    ["accept", "PutObject", `quarantine/${"a".repeat(64)}`, onlyNew],
    ["accept", "PutObjectRetention", receivedFile, secure],
    ["accept", "PutObjectRetention", receipt, secure],
    ["keep-windows", "PutObject", "windows/form=KQ/0001.json", onlyNew],
    ["keep-windows", "PutObject", receipt, onlyNew],
    ["build", "GetObject", accepted, secure],
    ["build", "PutObject", "warehouse/manifest.json", secure],
    ["publish", "GetObject", "warehouse/manifest.json", secure],
    ["publish", "PutObject", "published/manifest.json", secure],
    ["remind", "GetObject", receipt, secure],
    ["door", "PutObject", upload, secure],
    ["door", "GetObject", receipt, secure],
    ["site", "GetObject", "published/manifest.json", secure],
  ])("%s %s %s", (role, action, key, context) => {
    expect(onObject(role, action, key, context)).toBe("allowed");
  });

  it.each<[Role, string]>([
    ["accept", "ledger/form=KQ/period=2023-Q2/20335a/"],
    ["keep-windows", "inbox/"],
    ["build", "ledger/"],
    ["publish", "published/"],
    ["door", "ledger/form=KQ/period=2023-Q2/20335a/"],
  ])("%s lists %s", (role, prefix) => {
    const context = { ...secure, "s3:prefix": prefix };
    expect(tried(role, { action: "s3:ListBucket", resource: data, context })).toBe("allowed");
  });
});

describe("what nobody may do to what was received, answered or closed", () => {
  const roles: readonly Role[] = ["accept", "keep-windows", "build", "publish", "remind", "door", "site"];
  const facts = [receivedFile, accepted, receipt, "windows/form=KQ/0001.json", "catalogue/0001.json"];
  const cases = roles.flatMap((role) => facts.map((key) => [role, key] as const));

  it.each(cases)("%s removes or replaces %s", (role, key) => {
    for (const action of ["DeleteObject", "DeleteObjectVersion"])
      expect(onObject(role, action, key)).toBe("refused");
    expect(onObject(role, "PutObject", key)).toBe("refused");
    for (const action of ["BypassGovernanceRetention", "PutObjectLegalHold", "PutLifecycleConfiguration"])
      expect(onObject(role, action, key, onlyNew)).toBe("denied");
  });

  it("even an administrator, whose own policy allows everything", () => {
    const everything = { Effect: "Allow", Action: "*", Resource: "*" } as const;
    const asAdministrator = (action: string, context: Record<string, string>) =>
      decide([everything, ...ofBucket], { action, resource: `${data}/${receipt}`, context });
    expect(asAdministrator("s3:DeleteObject", secure)).toBe("refused");
    expect(asAdministrator("s3:PutObject", secure)).toBe("refused");
    expect(asAdministrator("s3:PutObject", onlyNew)).toBe("allowed");
    expect(asAdministrator("s3:GetObject", secure)).toBe("allowed");
  });
});

describe("what each role must not do", () => {
  it.each<[Role, string, string]>([
    ["accept", "PutObject", "warehouse/manifest.json"],
    ["accept", "PutObject", "windows/form=KQ/0001.json"],
    ["accept", "PutObject", "published/manifest.json"],
    ["accept", "PutObject", upload],
    ["accept", "GetObject", "published/manifest.json"],
    ["keep-windows", "PutObject", "warehouse/manifest.json"],
    ["keep-windows", "PutObject", "published/manifest.json"],
    ["accept", "PutObjectRetention", "quarantine/a"],
    ["build", "PutObjectRetention", receipt],
    ["build", "PutObject", receipt],
    ["build", "PutObject", accepted],
    ["build", "PutObject", "published/manifest.json"],
    ["build", "GetObject", upload],
    ["build", "GetObject", `quarantine/${"a".repeat(64)}`],
    ["publish", "PutObject", "warehouse/manifest.json"],
    ["publish", "PutObject", receipt],
    ["publish", "GetObject", `quarantine/${"a".repeat(64)}`],
    ["publish", "GetObject", upload],
    ["remind", "GetObject", receivedFile],
    ["remind", "PutObject", receipt],
    ["door", "PutObject", receipt],
    ["door", "PutObject", "answers/20335a/0123456789abcdef0123456789.json"],
    ["door", "DeleteObject", upload],
    ["door", "GetObject", `quarantine/${"a".repeat(64)}`],
    ["door", "GetObject", "warehouse/manifest.json"],
    ["site", "GetObject", receivedFile],
    ["site", "GetObject", receipt],
    ["site", "PutObject", "published/manifest.json"],
    ["site", "DeleteObject", "published/manifest.json"],
  ])("%s %s %s", (role, action, key) => {
    expect(onObject(role, action, key, onlyNew)).toBe("denied");
  });

  it.each<[Role, string]>([
    ["door", "published/"],
    ["remind", "received/"],
    ["site", "ledger/"],
    ["accept", "published/"],
    ["build", "inbox/"],
  ])("%s lists %s", (role, prefix) => {
    const context = { ...secure, "s3:prefix": prefix };
    expect(tried(role, { action: "s3:ListBucket", resource: data, context })).toBe("denied");
  });
});

describe("over the wire", () => {
  it.each<[Role, string, string]>([
    ["accept", "GetObject", upload],
    ["door", "PutObject", upload],
    ["build", "PutObject", "warehouse/manifest.json"],
  ])("%s %s %s is refused without TLS, and with an old one", (role, action, key) => {
    expect(onObject(role, action, key, { ...secure, "aws:securetransport": "false" })).toBe("refused");
    expect(onObject(role, action, key, { ...secure, "s3:tlsversion": "1.1" })).toBe("refused");
  });
});

describe("beyond the bucket", () => {
  const glue = "arn:aws:glue:ap-southeast-1:111111111111";
  const others: readonly [Role, string, string][] = [
    ["build", "glue:UpdateTable", `${glue}:table/thuocdo_production/observations`],
    ["build", "glue:DeleteTable", `${glue}:table/thuocdo_production/observations`],
    ["build", "glue:DeleteDatabase", `${glue}:database/thuocdo_production`],
    [
      "build",
      "athena:StartQueryExecution",
      "arn:aws:athena:ap-southeast-1:111111111111:workgroup/thuocdo-production",
    ],
    [
      "build",
      "athena:UpdateWorkGroup",
      "arn:aws:athena:ap-southeast-1:111111111111:workgroup/thuocdo-production-build",
    ],
    [
      "build",
      "s3:GetObject",
      "arn:aws:s3:::thuocdo-production-results-111111111111-ap-southeast-1/analysts/1.csv",
    ],
    [
      "build",
      "s3:GetObject",
      "arn:aws:s3:::thuocdo-dev-data-111111111111-ap-southeast-1/warehouse/manifest.json",
    ],
    ["publish", "codebuild:StartBuild", "arn:aws:codebuild:ap-southeast-1:111111111111:project/another"],
    [
      "publish",
      "codebuild:UpdateProject",
      "arn:aws:codebuild:ap-southeast-1:111111111111:project/thuocdo-production-site",
    ],
    [
      "build",
      "secretsmanager:GetSecretValue",
      "arn:aws:secretsmanager:ap-southeast-1:111111111111:secret:thuocdo/production/form-key-abcdef",
    ],
    [
      "accept",
      "secretsmanager:PutSecretValue",
      "arn:aws:secretsmanager:ap-southeast-1:111111111111:secret:thuocdo/production/form-key-abcdef",
    ],
    [
      "accept",
      "secretsmanager:GetSecretValue",
      "arn:aws:secretsmanager:ap-southeast-1:111111111111:secret:thuocdo/dev/form-key-abcdef",
    ],
    ["accept", "iam:PassRole", "arn:aws:iam::111111111111:role/any"],
    [
      "door",
      "cognito-idp:AdminUpdateUserAttributes",
      "arn:aws:cognito-idp:ap-southeast-1:111111111111:userpool/any",
    ],
    ["door", "sqs:SendMessage", "<AcceptWorkQueueA0B1C2D3.Arn>"],
  ];

  it.each(others)("%s may not %s %s", (role, action, resource) => {
    expect(tried(role, { action, resource })).toBe("denied");
  });

  it("the accept function reads its own key", () => {
    const resource =
      "arn:aws:secretsmanager:ap-southeast-1:111111111111:secret:thuocdo/production/form-key-abcdef";
    expect(tried("accept", { action: "secretsmanager:GetSecretValue", resource })).toBe("allowed");
  });

  it("no role has a wildcard action, and none the resource * but to be traced", () => {
    for (const part of ["Pipeline", "Door"] as const) {
      for (const [role, statements] of rolePolicies(system.template(part))) {
        const allowed = statements.filter(({ Effect }) => Effect === "Allow");
        const actions = allowed.flatMap(({ Action }) => [Action].flat().map(String));
        expect(
          actions.filter((action) => action.includes("*")),
          role,
        ).toEqual([]);
        const everywhere = allowed.filter(({ Resource }) => [Resource].flat().includes("*"));
        expect(
          everywhere
            .flatMap(({ Action }) => [Action].flat().map(String))
            .filter((action) => !action.startsWith("xray:")),
          role,
        ).toEqual([]);
      }
    }
  });
});
