import { App, Stack } from "aws-cdk-lib";
import { Match } from "aws-cdk-lib/assertions";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { AwsSolutionsChecks } from "cdk-nag";
import { describe, expect, it } from "vitest";
import { functionNames, stageFrom } from "../../infra/stages.ts";
import { warehouseGlueTable } from "../../pipelines/domain/glue-table.ts";
import { pathValuesOf } from "../../pipelines/domain/path-values.ts";
import { type TableName, tables } from "../../pipelines/domain/tables.ts";
import { warehouseViews } from "../../pipelines/domain/views.ts";
import { written } from "./policies.ts";
import { catalogue, propertiesOf, queries, synthesise } from "./synthesise.ts";

const parts = ["Storage", "Warehouse", "Pipeline", "Site", "Door", "Monitoring"] as const;

describe.each(["production", "dev", "emulator"])("the stage %s", (stage) => {
  const system = synthesise({ stage });
  const everywhere = (type: string) => parts.flatMap((part) => propertiesOf(system.template(part), type));

  it("has no finding of cdk-nag without a reason", () => {
    expect(system.findings).toEqual([]);
  });

  it("holds what the road needs", () => {
    const counted = (type: string) => everywhere(type).length;
    expect(counted("AWS::S3::Bucket")).toBe(4);
    expect(counted("AWS::Lambda::Function")).toBe(functionNames.length);
    expect(counted("AWS::SQS::Queue")).toBe(5);
    expect(counted("AWS::Lambda::EventSourceMapping")).toBe(3);
    expect(counted("AWS::Scheduler::Schedule")).toBe(2);
    expect(counted("AWS::Glue::Table")).toBe(Object.keys(tables).length + warehouseViews.length);
    expect(counted("AWS::CloudFront::Distribution")).toBe(1);
    expect(counted("AWS::CodeBuild::Project")).toBe(1);
    expect(counted("AWS::ApiGatewayV2::Route")).toBe(2);
    expect(counted("AWS::Budgets::Budget")).toBe(stageFrom({ stage }).is_watched ? 1 : 0);
  });

  it("makes no custom resource: one whose function dies holds a deployment for an hour", () => {
    for (const part of parts) {
      const types = Object.values(system.template(part).toJSON().Resources ?? {}).map(
        (resource) => (resource as { Type: string }).Type,
      );
      expect(types.filter((type) => /^Custom::|CustomResource/.test(type))).toEqual([]);
    }
  });

  it("keeps every bucket private, encrypted and over TLS only", () => {
    for (const bucket of everywhere("AWS::S3::Bucket")) {
      expect(bucket.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      const [rule] = bucket.BucketEncryption.ServerSideEncryptionConfiguration;
      expect(rule.ServerSideEncryptionByDefault.SSEAlgorithm).toBe("AES256");
    }
    const policies = everywhere("AWS::S3::BucketPolicy");
    expect(policies).toHaveLength(4);
    for (const { PolicyDocument } of policies)
      expect(PolicyDocument.Statement).toContainEqual(
        expect.objectContaining({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
      );
  });

  it("encrypts every queue, and lets a message fail five times at most", () => {
    const queues = everywhere("AWS::SQS::Queue");
    for (const queue of queues) expect(queue.SqsManagedSseEnabled).toBe(true);
    const limits = queues.flatMap(({ RedrivePolicy }) => RedrivePolicy?.maxReceiveCount ?? []);
    expect(limits).toEqual([5, 5, 5]);
  });

  it("gives a message again only after its function must have ended", () => {
    const seconds = (name: string) =>
      everywhere("AWS::SQS::Queue").find(({ QueueName }) => QueueName === `thuocdo-${stage}-${name}`)
        .VisibilityTimeout;
    for (const name of ["accept", "build", "publish"] as const)
      expect(seconds(name)).toBeGreaterThanOrEqual(stageFrom({ stage }).functions[name].timeout_seconds);
  });

  it("has no log without an end, and no function without its own log, trace and limits", () => {
    for (const { RetentionInDays } of everywhere("AWS::Logs::LogGroup"))
      expect(RetentionInDays).toBe(stageFrom({ stage }).log_retention_days);
    for (const lambda of everywhere("AWS::Lambda::Function")) {
      expect(lambda.Runtime).toBe("nodejs24.x");
      expect(lambda.LoggingConfig.LogGroup).toBeDefined();
      expect(lambda.TracingConfig).toEqual({ Mode: "Active" });
      expect(lambda.MemorySize).toBeGreaterThanOrEqual(512);
    }
    const roles = everywhere("AWS::Lambda::Function").map(({ Role }) => JSON.stringify(Role));
    expect(new Set(roles).size).toBe(5 + 1);
  });

  it("carries its tags", () => {
    for (const { Tags } of everywhere("AWS::S3::Bucket")) {
      expect(Tags).toContainEqual({ Key: "project", Value: "thuocdo" });
      expect(Tags).toContainEqual({ Key: "stage", Value: stage });
    }
  });
});

describe("the data bucket", () => {
  const dataOf = (stage: string) =>
    propertiesOf(synthesise({ stage }).template("Storage"), "AWS::S3::Bucket").find(({ BucketName }) =>
      String(written(BucketName)).includes("-data-"),
    );

  it("keeps versions, tells of every object, and lets only what can be built again go", () => {
    const data = dataOf("production");
    expect(data.VersioningConfiguration).toEqual({ Status: "Enabled" });
    expect(data.NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
    const rules = data.LifecycleConfiguration.Rules as Readonly<Record<string, unknown>>[];
    const removing = rules.filter(
      (rule) => "ExpirationInDays" in rule || "NoncurrentVersionExpiration" in rule,
    );
    expect(removing.map(({ Prefix }) => Prefix)).toEqual([
      "inbox/",
      "quarantine/",
      "warehouse/",
      "as-known/",
      "published/",
    ]);
    expect(rules.find(({ Prefix }) => Prefix === "quarantine/")).toMatchObject({
      ExpirationInDays: 30,
      NoncurrentVersionExpiration: { NoncurrentDays: 1 },
    });
    expect(rules.filter((rule) => "ExpirationInDays" in rule)).toHaveLength(1);
  });

  it("can lock objects in production, and stays when its stack goes", () => {
    expect(dataOf("production").ObjectLockEnabled).toBe(true);
    expect(dataOf("dev").ObjectLockEnabled).toBe(false);
    const told = propertiesOf(
      synthesise({ stage: "production" }).template("Pipeline"),
      "AWS::Lambda::Function",
    );
    const locking = told.filter(({ Environment }) => Environment.Variables.THUOCDO_LOCK_DAYS === "3650");
    expect(locking.map(({ FunctionName }) => FunctionName).sort()).toEqual([
      "thuocdo-production-accept",
      "thuocdo-production-keep-windows",
    ]);
    const kept = (stage: string) =>
      Object.values(synthesise({ stage }).template("Storage").findResources("AWS::S3::Bucket")).map(
        ({ DeletionPolicy }) => DeletionPolicy,
      );
    expect(kept("production")).toEqual(["Retain", "Retain", "Retain"]);
    expect(kept("dev")).toEqual(["Delete", "Delete", "Delete"]);
  });
});

describe("the warehouse", () => {
  const template = synthesise({ stage: "production" }).template("Warehouse");

  it("tells Glue of every table as the one definition says", () => {
    const made = propertiesOf(template, "AWS::Glue::Table").map(({ TableInput }) => TableInput);
    const place = "s3://thuocdo-production-data-111111111111-ap-southeast-1/";
    for (const name of Object.keys(tables) as TableName[]) {
      const expected = warehouseGlueTable(name, place, pathValuesOf(catalogue));
      const found = written(made.find(({ Name }) => Name === name));
      expect(found).toEqual(JSON.parse(JSON.stringify(expected)));
    }
  });

  it("lets a question neither scan more than its limit nor write elsewhere", () => {
    template.hasResourceProperties("AWS::Athena::WorkGroup", {
      Name: "thuocdo-production",
      WorkGroupConfiguration: Match.objectLike({
        EnforceWorkGroupConfiguration: true,
        BytesScannedCutoffPerQuery: 1024 ** 3,
        EngineVersion: { SelectedEngineVersion: "Athena engine version 3" },
      }),
    });
  });

  it("keeps every shipped question, with its parameters in order", () => {
    const kept = propertiesOf(template, "AWS::Athena::NamedQuery");
    expect(kept.map(({ Name }) => Name).sort()).toEqual(queries.map(({ name }) => name).sort());
    for (const { QueryString } of kept) expect(QueryString).not.toMatch(/:\w+\b(?=[\s),])/);
  });
});

describe("the door", () => {
  const template = synthesise({ stage: "production" }).template("Door");

  it("asks for a token of this pool everywhere but where one learns to sign in", () => {
    const routes = propertiesOf(template, "AWS::ApiGatewayV2::Route");
    expect(
      routes.map(({ RouteKey, AuthorizationType }) => [RouteKey, AuthorizationType ?? "NONE"]).sort(),
    ).toEqual([
      ["ANY /api/{proxy+}", "JWT"],
      ["GET /api/door", "NONE"],
    ]);
  });

  it("lets nobody sign up, nor change which unit an account is of", () => {
    template.hasResourceProperties("AWS::Cognito::UserPool", {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    });
    const [client] = propertiesOf(template, "AWS::Cognito::UserPoolClient");
    expect(client.WriteAttributes).toEqual(["locale"]);
    expect(client.AllowedOAuthFlows).toEqual(["code"]);
    expect(client.GenerateSecret).toBe(false);
  });
});

describe("a finding", () => {
  it("is found where a bucket is left as it comes", () => {
    const app = new App();
    new Bucket(new Stack(app, "Open"), "Bucket");
    const { violations } = new AwsSolutionsChecks(app).validateScope(app);
    expect(violations.map(({ ruleName }) => ruleName)).toContain("AwsSolutions-S10");
  });
});
