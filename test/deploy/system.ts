import { ListStackResourcesCommand } from "@aws-sdk/client-cloudformation";
import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  SetQueueAttributesCommand,
} from "@aws-sdk/client-sqs";
import { createS3Store } from "../../pipelines/adapters/s3-store.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { testRegion } from "../engines/endpoints.ts";
import { account } from "./cdk.ts";
import { type Clients, createClients } from "./clients.ts";
import type { Cloud } from "./cloud.ts";
import { until } from "./until.ts";

/** What was deployed, as its owner sees it. */
export interface System {
  readonly cloud: Cloud;
  readonly clients: Clients;
  /** the data bucket */
  readonly store: ObjectStore;
}

export function systemOn(cloud: Cloud): System {
  const clients = createClients(cloud.endpoint);
  return { cloud, clients, store: createS3Store({ s3: clients.s3, bucket: bucketOf("data") }) };
}

export const bucketOf = (of: string, stage = "emulator"): string =>
  `thuocdo-${stage}-${of}-${account}-${testRegion}`;
/** The name of a function, and of the queue before it. */
export const named = (of: string): string => `thuocdo-emulator-${of}`;
export const stackOf = (part: string): string => `Thuocdo-emulator-${part}`;

/** The id that a stack's only resource of a type was given. */
export async function resourceOf({ clients }: System, part: string, type: string): Promise<string> {
  const { StackResourceSummaries = [] } = await clients.formation.send(
    new ListStackResourcesCommand({ StackName: stackOf(part) }),
  );
  const found = StackResourceSummaries.filter(({ ResourceType }) => ResourceType === type);
  if (found.length !== 1) throw new Error(`${stackOf(part)} has ${found.length} × ${type}; expected one.`);
  return found[0]!.PhysicalResourceId!;
}

/** The address of a queue. */
export async function queueUrl({ clients }: System, name: string): Promise<string> {
  const { QueueUrl } = await clients.sqs.send(new GetQueueUrlCommand({ QueueName: named(name) }));
  return QueueUrl!;
}

/** How many messages a queue holds, those that somebody is at work on too. */
export async function messagesIn(system: System, name: string): Promise<number> {
  const counts = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;
  const { Attributes = {} } = await system.clients.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: await queueUrl(system, name), AttributeNames: [...counts] }),
  );
  return counts.reduce((sum, count) => sum + Number(Attributes[count]), 0);
}

/** Gives what failed again after so many seconds: as it was deployed, a test would wait for minutes. */
export async function retrySoon(system: System, name: string, seconds: number): Promise<void> {
  const QueueUrl = await queueUrl(system, name);
  const Attributes = { VisibilityTimeout: String(seconds) };
  await system.clients.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
}

/** Waits until a queue has been worked off. */
export const worked = (system: System, name: string): Promise<true> =>
  until(`An empty queue ${name}`, async () => ((await messagesIn(system, name)) === 0 ? true : null));

/** Every key below a prefix with what lies there, to see whether anything changed. */
export async function listing({ store }: System, prefix: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for await (const { key, etag } of store.list(prefix)) found.set(key, etag);
  return found;
}
