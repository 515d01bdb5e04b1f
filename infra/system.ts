import { type App, Tags } from "aws-cdk-lib";
import type { Code } from "aws-cdk-lib/aws-lambda";
import type { Asset } from "aws-cdk-lib/aws-s3-assets";
import type { Construct } from "constructs";
import type { Catalogue } from "../pipelines/domain/catalogue.ts";
import type { NamedQuery } from "../pipelines/domain/named-query.ts";
import { namesOf } from "./names.ts";
import { DoorStack } from "./stacks/door.ts";
import { MonitoringStack } from "./stacks/monitoring.ts";
import { PipelineStack } from "./stacks/pipeline.ts";
import { SiteStack } from "./stacks/site.ts";
import { StorageStack } from "./stacks/storage.ts";
import { WarehouseStack } from "./stacks/warehouse.ts";
import type { FunctionName, Stage } from "./stages.ts";

export interface SystemProps {
  readonly stage: Stage;
  readonly catalogue: Catalogue;
  readonly queries: readonly NamedQuery[];
  readonly codeOf: (name: FunctionName) => Code;
  readonly sourceOf: (scope: Construct) => Asset;
}

/** All stacks of a stage. They know each other by name, so they say themselves which has to be there first. */
export function addStacks(app: App, { stage, catalogue, queries, codeOf, sourceOf }: SystemProps): void {
  const { stack } = namesOf(stage);
  const storage = new StorageStack(app, stack("Storage"), { stage });
  const warehouse = new WarehouseStack(app, stack("Warehouse"), { stage, catalogue, queries });
  const pipeline = new PipelineStack(app, stack("Pipeline"), { stage, codeOf });
  const site = new SiteStack(app, stack("Site"), { stage, sourceOf });
  const door = new DoorStack(app, stack("Door"), { stage, codeOf, site });
  new MonitoringStack(app, stack("Monitoring"), { stage, apiId: site.api.apiId });
  warehouse.addStackDependency(storage);
  site.addStackDependency(storage);
  door.addStackDependency(site);
  pipeline.addStackDependency(warehouse);
  Tags.of(app).add("project", "thuocdo");
  Tags.of(app).add("stage", stage.name);
}
