import { describe, expect, it } from "vitest";
import { tables } from "../../pipelines/domain/tables.ts";
import { synthesise } from "./synthesise.ts";

describe.each(["production", "dev", "emulator"])("the stage %s", (stage) => {
  const system = synthesise({ stage });

  it("has no finding of cdk-nag without a reason", () => {
    expect(system.findings).toEqual([]);
  });

  it("holds what the road needs", () => {
    system.template("Storage").resourceCountIs("AWS::S3::Bucket", 4);
    system.template("Warehouse").resourceCountIs("AWS::Glue::Table", Object.keys(tables).length);
    system.template("Pipeline").resourceCountIs("AWS::Lambda::Function", 5);
    system.template("Pipeline").resourceCountIs("AWS::Events::Rule", 1);
  });
});
