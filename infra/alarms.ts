import { Duration } from "aws-cdk-lib";
import {
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { deadLetterCount, functionMetric, ownMetric, queueMetric } from "./constructs/alarm-metrics.ts";
import { namesOf } from "./names.ts";
import type { Stage } from "./stages.ts";

/** Something a person has to look at. `heading` is the one in infra/runbook.md that says what to do. */
export interface AlarmPlan {
  readonly heading: string;
  readonly says: string;
  readonly metric: IMetric;
  readonly threshold: number;
  readonly comparison?: ComparisonOperator;
  /** silence is a fault too */
  readonly isSilenceBad?: boolean;
}

/** All alarms of a stage: few, so that each is read, and so that nearly all of them cost nothing. */
export const alarmsOf = (stage: Stage, apiId: string): readonly AlarmPlan[] => [
  {
    heading: "dead-letters",
    says: "A message failed five times and lies among the dead letters.",
    metric: deadLetterCount(stage),
    threshold: 0,
  },
  {
    heading: "uploads-wait",
    says: "An upload has waited a quarter of an hour for its answer.",
    metric: queueMetric(stage, "accept", "ApproximateAgeOfOldestMessage"),
    threshold: 15 * 60,
  },
  {
    heading: "errors",
    says: "Work has failed again and again within an hour.",
    metric: ownMetric(stage, "Failed", "Sum", Duration.hours(1)),
    threshold: 5,
  },
  {
    heading: "keeper-silent",
    says: "The keeper has not been started for two hours: nothing is swept, closed or built.",
    metric: functionMetric(stage, "keep-windows", "Invocations", Duration.hours(2)),
    threshold: 1,
    comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
    isSilenceBad: true,
  },
  {
    heading: "window-not-closed",
    says: "A window is not closed an hour after its time.",
    metric: ownMetric(stage, "OverdueSeconds", "Maximum"),
    threshold: 3600,
  },
  {
    heading: "foreign-inbox-key",
    says: "An object lies in the inbox that is no upload of a unit of the catalogue.",
    metric: ownMetric(stage, "ForeignUploads", "Sum"),
    threshold: 0,
  },
  {
    heading: "door-broken",
    says: "The door answered with faults of its own.",
    metric: new Metric({
      namespace: "AWS/ApiGateway",
      metricName: "5xx",
      dimensionsMap: { ApiId: apiId },
      statistic: "Sum",
      period: Duration.minutes(15),
    }),
    threshold: 2,
  },
  {
    heading: "site-not-built",
    says: "The site could not be built from what is published.",
    metric: new Metric({
      namespace: "AWS/CodeBuild",
      metricName: "FailedBuilds",
      dimensionsMap: { ProjectName: namesOf(stage).siteProject },
      statistic: "Sum",
      period: Duration.minutes(15),
    }),
    threshold: 0,
  },
];

/** The heading that the budget's notice names; AWS Budgets is no alarm of CloudWatch. */
export const budgetHeading = "budget";

export const missingDataOf = ({ isSilenceBad = false }: AlarmPlan): TreatMissingData =>
  isSilenceBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING;

/** Metrics that the alarms look at, which is what they are paid by: an expression counts each of its own. */
export const alarmMetricCount = (stage: Stage): number =>
  alarmsOf(stage, "any").reduce(
    (count, { metric }) =>
      count + (metric instanceof MathExpression ? Object.keys(metric.usingMetrics).length : 1),
    0,
  );
