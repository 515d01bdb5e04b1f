import { Duration } from "aws-cdk-lib";
import { type IMetric, MathExpression, Metric } from "aws-cdk-lib/aws-cloudwatch";
import { type MetricName, metricNamespace } from "../../pipelines/domain/metric.ts";
import { namesOf } from "../names.ts";
import type { FunctionName, Stage } from "../stages.ts";

/** What the pipeline counts of itself (`pipelines/domain/metric.ts`). */
export const ownMetric = (
  { name }: Stage,
  metricName: MetricName,
  statistic: string,
  period = Duration.minutes(15),
): Metric =>
  new Metric({
    namespace: metricNamespace,
    metricName,
    dimensionsMap: { stage: name },
    statistic,
    period,
  });

export const functionMetric = (
  stage: Stage,
  of: FunctionName,
  metricName: "Invocations" | "Errors" | "Duration" | "Throttles",
  period = Duration.minutes(15),
): Metric =>
  new Metric({
    namespace: "AWS/Lambda",
    metricName,
    dimensionsMap: { FunctionName: namesOf(stage).resource(of) },
    statistic: metricName === "Duration" ? "Maximum" : "Sum",
    period,
  });

export const queueMetric = (
  stage: Stage,
  queue: string,
  metricName: "ApproximateNumberOfMessagesVisible" | "ApproximateAgeOfOldestMessage",
): Metric =>
  new Metric({
    namespace: "AWS/SQS",
    metricName,
    dimensionsMap: { QueueName: namesOf(stage).resource(queue) },
    statistic: "Maximum",
    period: Duration.minutes(5),
  });

/** Every queue where a message ends that failed for good. */
const deadLetterQueues = ["accept-dead", "failures"] as const;

/** Messages in all of them. */
export function deadLetterCount(stage: Stage): IMetric {
  const metrics = deadLetterQueues.map((queue, at) => [
    `q${at}`,
    queueMetric(stage, queue, "ApproximateNumberOfMessagesVisible"),
  ]);
  return new MathExpression({
    expression: metrics.map(([name]) => name).join(" + "),
    usingMetrics: Object.fromEntries(metrics),
    label: "dead letters",
    period: Duration.minutes(5),
  });
}
