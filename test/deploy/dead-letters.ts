import { GetBucketPolicyCommand, PutBucketPolicyCommand } from "@aws-sdk/client-s3";
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import { expect, it } from "vitest";
import { inboxKey } from "../../pipelines/domain/zones.ts";
import type { Place } from "./door.ts";
import { receiptsIn, reportOf, send } from "./sending.ts";
import { bucketOf, listing, messagesIn, queueUrl, retrySoon, type System, worked } from "./system.ts";
import { until } from "./until.ts";
import { tokenOf, type World } from "./world.ts";

/** What fails five times is put aside for a person, stops nobody else, and is given again as the runbook says. */
export function whatIsPutAside(given: () => World): void {
  it("puts aside what can't be done, and does it when its cause is mended", async () => {
    const world = given();
    const { clients } = world;
    const reporter = world.reporters[3]!;
    const QueueUrl = await queueUrl(world, "accept");
    await retrySoon(world, "accept", 1);
    await clients.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "no event" }));
    let place!: Place;
    await withUnreadable(world, reporter.unit, async () => {
      place = await send(world, reporter.unit, reportOf(reporter, 50));
      const others = world.reporters.slice(4, 8);
      const sent = await Promise.all(others.map((other) => send(world, other.unit, reportOf(other, 51))));
      for (const each of sent) await world.door.answer(tokenOf(world, each.org_unit_key), each);
      await until("Two messages put aside", async () =>
        (await messagesIn(world, "accept-dead")) === 2 ? true : null,
      );
    });
    expect([...(await listing(world, "inbox/")).keys()]).toEqual([inboxKey(reporter.unit, place.upload_id)]);
    await redrive(world);
    const answer = await world.door.answer(tokenOf(world, reporter.unit), place);
    expect(answer).toMatchObject({ verdict: "accepted" });
    await until("The other one put aside again", async () =>
      (await messagesIn(world, "accept-dead")) === 1 ? true : null,
    );
    await worked(world, "accept");
    await retrySoon(world, "accept", 20);
    expect(await receiptsIn(world)).toBe(world.tally.sent);
  });
}

/** Does something while nobody can read what a unit sends. */
async function withUnreadable(
  { clients: { s3 } }: System,
  unit: string,
  act: () => Promise<void>,
): Promise<void> {
  const Bucket = bucketOf("data");
  const { Policy } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
  const policy = JSON.parse(Policy!);
  policy.Statement.push({
    Effect: "Deny",
    Principal: "*",
    Action: "s3:GetObject",
    Resource: `arn:aws:s3:::${Bucket}/inbox/${unit}/*`,
  });
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify(policy) }));
  try {
    await act();
  } finally {
    await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: Policy! }));
  }
}

/** What the runbook's `aws sqs start-message-move-task` does, which the double does not play. */
async function redrive(system: System): Promise<void> {
  const { sqs } = system.clients;
  const [from, to] = [await queueUrl(system, "accept-dead"), await queueUrl(system, "accept")];
  const given = await sqs.send(new ReceiveMessageCommand({ QueueUrl: from, MaxNumberOfMessages: 10 }));
  for (const { Body, ReceiptHandle } of given.Messages ?? []) {
    await sqs.send(new SendMessageCommand({ QueueUrl: to, MessageBody: Body }));
    await sqs.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle }));
  }
}
