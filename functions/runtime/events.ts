import * as z from "zod";
import { Fatal } from "../../pipelines/domain/fault.ts";
import { recordFromBytes } from "../../pipelines/formats/json-record.ts";

/** What Lambda says of a call. */
export interface CallContext {
  readonly awsRequestId: string;
  getRemainingTimeInMillis(): number;
}

const queued = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) });
export type QueuedMessage = z.output<typeof queued>["Records"][number];

/** The messages that a queue hands over; throws Fatal for a call that came from no queue. */
export function queuedMessages(event: unknown): readonly QueuedMessage[] {
  const read = queued.safeParse(event);
  if (!read.success) throw new Fatal("The function was called by something that is no queue.");
  return read.data.Records;
}

/** What EventBridge says of an object that S3 took in. Keys stand there as they are, not as in an address. */
const objectCreated = z.object({
  source: z.literal("aws.s3"),
  "detail-type": z.literal("Object Created"),
  detail: z.object({ bucket: z.object({ name: z.string() }), object: z.object({ key: z.string() }) }),
});

/** The key of the object that a message tells of; throws Fatal where it tells of none, or of another bucket's. */
export function createdKey({ body }: QueuedMessage, bucket: string): string {
  const read = objectCreated.safeParse(recordFromBytes(Buffer.from(body)));
  if (!read.success) throw new Fatal("The message does not tell of an object that S3 took in.");
  const { detail } = read.data;
  if (detail.bucket.name !== bucket)
    throw new Fatal(`The message tells of an object in ${detail.bucket.name}.`);
  return detail.object.key;
}

/** What a queue is told that of these messages is to be given again; the others are done. */
export const failedMessages = (messages: readonly QueuedMessage[]) => ({
  batchItemFailures: messages.map(({ messageId }) => ({ itemIdentifier: messageId })),
});
