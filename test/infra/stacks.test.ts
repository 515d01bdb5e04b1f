import { describe, expect, it } from "vitest";
import { tables } from "../../pipelines/domain/tables.ts";
import { synthesise } from "./synthesise.ts";

describe.each(["production", "dev", "emulator"])("the stage %s", (stage) => {
  const system = synthesise({ stage });

  it("has no finding of cdk-nag without a reason", () => {
    expect(system.findings).toEqual([]);
  });

  it("holds what the road needs", () => {
    system.template("Storage").resourceCountIs("AWS::S3::Bucket", 3);
    system.template("Site").resourceCountIs("AWS::S3::Bucket", 1);
    system.template("Site").resourceCountIs("AWS::CloudFront::Distribution", 1);
    system.template("Monitoring").resourceCountIs("AWS::Budgets::Budget", 1);
    system.template("Door").resourceCountIs("AWS::ApiGatewayV2::Route", 2);
    system.template("Warehouse").resourceCountIs("AWS::Glue::Table", Object.keys(tables).length);
    system.template("Pipeline").resourceCountIs("AWS::Lambda::Function", 5);
    system.template("Pipeline").resourceCountIs("AWS::Events::Rule", 1);
  });
});
