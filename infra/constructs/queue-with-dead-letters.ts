import { Duration } from "aws-cdk-lib";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { acknowledge } from "./reasons.ts";

export interface QueueWithDeadLettersProps {
  readonly name: string;
  /** how long a message taken stays away from others */
  readonly visibility: Duration;
  /** where messages go that failed five times; unset = a queue of its own */
  readonly deadLetters?: Queue;
}

const kept = {
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  retentionPeriod: Duration.days(14),
};

/** Where messages lie that failed for good, until a person sends them back (the runbook says how). */
export function deadLetters(scope: Construct, id: string, queueName: string): Queue {
  const queue = new Queue(scope, id, { ...kept, queueName });
  acknowledge(queue, {
    "AwsSolutions-SQS3": "It is the queue of dead letters.",
    "Serverless-SQSRedrivePolicy": "It is the queue of dead letters.",
  });
  return queue;
}

/** A queue, and the one where messages go that failed five times. Both over TLS only and encrypted. */
export class QueueWithDeadLetters extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(
    scope: Construct,
    id: string,
    { name, visibility, deadLetters: given }: QueueWithDeadLettersProps,
  ) {
    super(scope, id);
    this.deadLetters = given ?? deadLetters(this, "DeadLetters", `${name}-dead`);
    this.queue = new Queue(this, "Queue", {
      ...kept,
      queueName: name,
      visibilityTimeout: visibility,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    });
  }
}
