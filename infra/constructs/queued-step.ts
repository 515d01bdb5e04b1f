import { Duration } from "aws-cdk-lib";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { namesOf } from "../names.ts";
import { QueueWithDeadLetters } from "./queue-with-dead-letters.ts";
import { acknowledge } from "./reasons.ts";
import { StepFunction, type StepFunctionProps } from "./step-function.ts";

export interface QueuedStepProps extends StepFunctionProps {
  /** invocations at the same time, at most */
  readonly atOnce: number;
  readonly deadLetters?: Queue;
}

/** A function that works off a queue of its own; of a batch only what failed comes again, five times in all. */
export class QueuedStep extends StepFunction {
  readonly queued: QueueWithDeadLetters;

  constructor(scope: Construct, id: string, { atOnce, deadLetters, ...props }: QueuedStepProps) {
    super(scope, id, props);
    const { stage, name } = props;
    this.queued = new QueueWithDeadLetters(this, "Work", {
      name: namesOf(stage).resource(name),
      ...(deadLetters === undefined ? {} : { deadLetters }),
      visibility: Duration.seconds(stage.functions[name].timeout_seconds * stage.visibility_factor),
    });
    this.function.addEventSource(
      new SqsEventSource(this.queued.queue, {
        batchSize: 10,
        maxConcurrency: atOnce,
        reportBatchItemFailures: true,
      }),
    );
    acknowledge(this.function, {
      "Serverless-LambdaEventSourceMappingDestination":
        "A queue is its own destination: what fails five times goes to its dead letters.",
    });
  }
}
