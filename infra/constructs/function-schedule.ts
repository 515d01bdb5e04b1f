import { Stack } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";

export interface FunctionScheduleProps {
  /** rate(15 minutes) or cron(…), in the programme's time */
  readonly expression: string;
  readonly of: LambdaFunction;
  /** where an invocation goes that could not be started */
  readonly failures: Queue;
}

/** Starts a function again and again. A schedule is at-least-once: the function may be started twice. */
export class FunctionSchedule extends Construct {
  constructor(scope: Construct, id: string, { expression, of, failures }: FunctionScheduleProps) {
    super(scope, id);
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
        conditions: { StringEquals: { "aws:SourceAccount": Stack.of(this).account } },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [of.functionArn] }),
    );
    failures.grantSendMessages(role);
    const schedule = new CfnSchedule(this, "Schedule", {
      scheduleExpression: expression,
      scheduleExpressionTimezone: "Asia/Ho_Chi_Minh",
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: of.functionArn,
        roleArn: role.roleArn,
        deadLetterConfig: { arn: failures.queueArn },
        retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 900 },
      },
    });
    schedule.node.addDependency(role);
  }
}
