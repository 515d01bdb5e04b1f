import { DisableRuleCommand, EnableRuleCommand } from "@aws-sdk/client-eventbridge";
import { SendMessageBatchCommand } from "@aws-sdk/client-sqs";
import { inboxKey } from "../../pipelines/domain/zones.ts";
import type { Place } from "./door.ts";
import { bucketOf, queueUrl, resourceOf, type System } from "./system.ts";

/** What EventBridge tells of an upload. */
const eventOf = ({ org_unit_key, upload_id }: Place) => ({
  version: "0",
  id: crypto.randomUUID(),
  source: "aws.s3",
  "detail-type": "Object Created",
  detail: {
    bucket: { name: bucketOf("data") },
    object: { key: inboxKey(org_unit_key, upload_id), size: 1, etag: "", sequencer: "0" },
  },
});

/** Gives the queue of the inbox the events of uploads in this order, as if EventBridge had. */
export async function tellOf(system: System, places: readonly Place[]): Promise<void> {
  const QueueUrl = await queueUrl(system, "accept");
  for (let at = 0; at < places.length; at += 10) {
    const Entries = places
      .slice(at, at + 10)
      .map((place, n) => ({ Id: String(n), MessageBody: JSON.stringify(eventOf(place)) }));
    await system.clients.sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  }
}

/** Does something while no event of the inbox reaches its queue. */
export async function withoutEvents(system: System, act: () => Promise<void>): Promise<void> {
  const Name = await resourceOf(system, "Pipeline", "AWS::Events::Rule");
  await system.clients.events.send(new DisableRuleCommand({ Name }));
  try {
    await act();
  } finally {
    await system.clients.events.send(new EnableRuleCommand({ Name }));
  }
}
