import { DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { ListRulesCommand } from "@aws-sdk/client-eventbridge";
import { ListFunctionsCommand } from "@aws-sdk/client-lambda";
import { ListBucketsCommand } from "@aws-sdk/client-s3";
import { ListQueuesCommand } from "@aws-sdk/client-sqs";
import { expect, it } from "vitest";
import { cdk, deploy, type Settings } from "./cdk.ts";
import { bucketOf, type System } from "./system.ts";
import type { World } from "./world.ts";

const parts = ["Door", "Monitoring", "Pipeline", "Site", "Storage", "Warehouse"];
const stacksOf = (stage: string) => parts.map((part) => `Thuocdo-${stage}-${part}`);

/** What the CDK's own commands do to the account. */
export function whatDeployingDoes(given: () => World): void {
  it("changes nothing where nothing has changed", async () => {
    const said = await deploy(given().cloud);
    expect(said.match(/\(no changes\)/g)).toHaveLength(parts.length);
  });

  it("stands beside another stage, which goes without touching it", async () => {
    const world = given();
    const second: Settings = { name: "second" };
    await deploy(world.cloud, second);
    expect(await stacks(world)).toEqual([...stacksOf("emulator"), ...stacksOf("second")]);
    const both = await functions(world);
    await cdk(world.cloud, ["destroy", "--all", "--force"], second);
    expect(await stacks(world)).toEqual(stacksOf("emulator"));
    expect(await functions(world)).toEqual(both.filter((name) => name.startsWith("thuocdo-emulator-")));
    expect(both).toHaveLength(2 * (await functions(world)).length);
  });
}

/** What is left when the system goes. */
export function whatDestroyingLeaves(given: () => World, settings: Settings): void {
  it("leaves what is to be kept, and nothing else", async () => {
    const world = given();
    const before = (await buckets(world)).length;
    await cdk(world.cloud, ["destroy", "--all", "--force"], settings);
    expect(await stacks(world)).toEqual([]);
    expect(await functions(world)).toEqual([]);
    const { QueueUrls = [] } = await world.clients.sqs.send(new ListQueuesCommand({}));
    expect(QueueUrls).toEqual([]);
    const { Rules = [] } = await world.clients.events.send(new ListRulesCommand({}));
    expect(Rules).toEqual([]);
    expect(await buckets(world)).toHaveLength(before);
    expect(await buckets(world)).toContain(bucketOf("data"));
  });
}

async function stacks({ clients }: System): Promise<readonly string[]> {
  const { Stacks = [] } = await clients.formation.send(new DescribeStacksCommand({}));
  const standing = Stacks.filter(({ StackStatus }) => StackStatus !== "DELETE_COMPLETE");
  return standing
    .map(({ StackName }) => StackName!)
    .filter((name) => name.startsWith("Thuocdo-"))
    .sort();
}

async function functions({ clients }: System): Promise<readonly string[]> {
  const { Functions = [] } = await clients.lambda.send(new ListFunctionsCommand({}));
  return Functions.map(({ FunctionName }) => FunctionName!).sort();
}

async function buckets({ clients }: System): Promise<readonly string[]> {
  const { Buckets = [] } = await clients.s3.send(new ListBucketsCommand({}));
  return Buckets.map(({ Name }) => Name!);
}
