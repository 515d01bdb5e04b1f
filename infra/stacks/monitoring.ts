import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Construct } from "constructs";
import type { MetricName } from "../../pipelines/domain/metric.ts";
import { type AlarmPlan, alarmsOf, budgetHeading, missingDataOf } from "../alarms.ts";
import { deadLetterCount, functionMetric, ownMetric, queueMetric } from "../constructs/alarm-metrics.ts";
import { namesOf } from "../names.ts";
import { functionNames, type Stage } from "../stages.ts";

export interface MonitoringStackProps extends StackProps {
  readonly stage: Stage;
  readonly apiId: string;
}

/** What tells a person that something is wrong, each with the heading of the runbook, and one page to look at. */
export class MonitoringStack extends Stack {
  constructor(scope: Construct, id: string, { stage, apiId, ...props }: MonitoringStackProps) {
    super(scope, id, props);
    if (stage.is_watched) watch(this, stage, apiId);
    new Dashboard(this, "Dashboard", {
      dashboardName: namesOf(stage).resource("pipeline"),
      defaultInterval: Duration.days(7),
      widgets: widgets(stage),
    });
  }
}

function watch(scope: Stack, stage: Stage, apiId: string): void {
  const topic = alarmTopic(scope, stage);
  for (const plan of alarmsOf(stage, apiId)) alarm(scope, stage, plan).addAlarmAction(new SnsAction(topic));
  budget(scope, stage, topic);
}

function alarmTopic(scope: Stack, stage: Stage): Topic {
  const topic = new Topic(scope, "Alarms", {
    topicName: namesOf(stage).resource("alarms"),
    enforceSSL: true,
  });
  if (stage.alarm_address !== null) topic.addSubscription(new EmailSubscription(stage.alarm_address));
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [
        new ServicePrincipal("cloudwatch.amazonaws.com"),
        new ServicePrincipal("budgets.amazonaws.com"),
      ],
      actions: ["sns:Publish"],
      resources: [topic.topicArn],
      conditions: { StringEquals: { "aws:SourceAccount": scope.account } },
    }),
  );
  return topic;
}

const alarm = (scope: Construct, stage: Stage, plan: AlarmPlan): Alarm =>
  new Alarm(scope, `Alarm-${plan.heading}`, {
    alarmName: namesOf(stage).resource(plan.heading),
    alarmDescription: `${plan.says} What to do: infra/runbook.md#${plan.heading}`,
    metric: plan.metric,
    threshold: plan.threshold,
    evaluationPeriods: 1,
    comparisonOperator: plan.comparison ?? ComparisonOperator.GREATER_THAN_THRESHOLD,
    treatMissingData: missingDataOf(plan),
  });

/** Of what carries the stage's tag; told at four fifths of it, and where it is foreseen to be passed. */
function budget(scope: Construct, stage: Stage, topic: Topic): void {
  const notice = (
    notificationType: string,
    threshold: number,
  ): CfnBudget.NotificationWithSubscribersProperty => ({
    notification: {
      notificationType,
      threshold,
      thresholdType: "PERCENTAGE",
      comparisonOperator: "GREATER_THAN",
    },
    subscribers: [{ subscriptionType: "SNS", address: topic.topicArn }],
  });
  new CfnBudget(scope, "Budget", {
    budget: {
      budgetName: namesOf(stage).resource(budgetHeading),
      budgetType: "COST",
      timeUnit: "MONTHLY",
      budgetLimit: { amount: stage.monthly_budget_usd, unit: "USD" },
      costFilters: { TagKeyValue: [`user:stage$${stage.name}`] },
    },
    notificationsWithSubscribers: [notice("ACTUAL", 80), notice("FORECASTED", 100)],
  });
}

function widgets(stage: Stage): IWidget[][] {
  const graph = (title: string, left: IMetric[]): IWidget => new GraphWidget({ title, left, width: 8 });
  const own = (metric: MetricName, statistic: string) => ownMetric(stage, metric, statistic);
  return [
    [
      graph("Biên nhận / receipts", [own("Received", "Sum"), own("Accepted", "Sum"), own("Returned", "Sum")]),
      graph("Giây đến biên nhận / seconds to the receipt", [
        own("SecondsToReceipt", "p50"),
        own("SecondsToReceipt", "p99"),
      ]),
      graph("Hộp đến / inbox", [
        own("WaitingUploads", "Maximum"),
        queueMetric(stage, "accept", "ApproximateAgeOfOldestMessage"),
      ]),
    ],
    [
      graph("Khóa sổ / closes", [own("Closed", "Sum"), own("OverdueSeconds", "Maximum")]),
      graph("Dựng và công bố / built and published", [own("Built", "Sum"), own("Published", "Sum")]),
      graph("Lỗi / faults", [own("Failed", "Sum"), own("ForeignUploads", "Sum"), deadLetterCount(stage)]),
    ],
    [
      graph(
        "Thời gian chạy / run time",
        functionNames.map((name) => functionMetric(stage, name, "Duration")),
      ),
      graph(
        "Lần chạy hỏng / failed runs",
        functionNames.map((name) => functionMetric(stage, name, "Errors")),
      ),
      graph(
        "Bị hãm / throttled",
        functionNames.map((name) => functionMetric(stage, name, "Throttles")),
      ),
    ],
  ];
}
