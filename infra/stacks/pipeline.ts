import { Stack, type StackProps } from "aws-cdk-lib";
import { Rule } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import type { Role } from "aws-cdk-lib/aws-iam";
import type { Code } from "aws-cdk-lib/aws-lambda";
import { Topic } from "aws-cdk-lib/aws-sns";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { FunctionSchedule } from "../constructs/function-schedule.ts";
import { mayAskAthena, mayReadSecret, mayStartSite } from "../constructs/permissions.ts";
import { deadLetters } from "../constructs/queue-with-dead-letters.ts";
import { QueuedStep } from "../constructs/queued-step.ts";
import { StepFunction, type StepFunctionProps } from "../constructs/step-function.ts";
import { namesOf } from "../names.ts";
import type { FunctionName, Stage } from "../stages.ts";

export interface PipelineStackProps extends StackProps {
  readonly stage: Stage;
  /** what a function runs */
  readonly codeOf: (name: FunctionName) => Code;
}

/** The road: an upload's event, its answer, the close, the build, the publication. */
export class PipelineStack extends Stack {
  private readonly stage: Stage;
  private readonly codeOf: PipelineStackProps["codeOf"];
  private readonly failures: Queue;

  constructor(scope: Construct, id: string, { stage, codeOf, ...props }: PipelineStackProps) {
    super(scope, id, props);
    this.stage = stage;
    this.codeOf = codeOf;
    this.failures = deadLetters(this, "Failures", namesOf(stage).resource("failures"));
    this.addAccept();
    const publish = this.addPublish();
    const build = this.addBuild(publish);
    this.addKeeper(build);
    this.addRemind();
  }

  /** An upload's event becomes a message, and the message an answer. */
  private addAccept(): void {
    const { queued, role } = new QueuedStep(this, "Accept", {
      ...this.step("accept", this.formKey),
      atOnce: this.stage.accept_at_once,
    });
    this.giveFormKey(role);
    new Rule(this, "Uploads", {
      description: "An upload came into the inbox",
      eventPattern: {
        source: ["aws.s3"],
        detailType: ["Object Created"],
        detail: {
          bucket: { name: [namesOf(this.stage).dataBucket] },
          object: { key: [{ prefix: "inbox/" }] },
        },
      },
      targets: [new SqsQueue(queued.queue, { deadLetterQueue: queued.deadLetters, retryAttempts: 24 })],
    });
  }

  /** What is published starts the project that builds the site. */
  private addPublish(): Queue {
    const names = namesOf(this.stage);
    const environment = {
      ...this.athena,
      THUOCDO_SITE_PROJECT: names.siteProject,
      THUOCDO_EDITION: this.stage.edition,
    };
    const { queued, role } = new QueuedStep(this, "Publish", {
      ...this.step("publish", environment),
      atOnce: 2,
      deadLetters: this.failures,
    });
    mayAskAthena(role, names);
    mayStartSite(role, names);
    return queued.queue;
  }

  private addBuild(toPublish: Queue): Queue {
    const environment = { ...this.athena, THUOCDO_PUBLISH_QUEUE: toPublish.queueUrl };
    const { queued, role } = new QueuedStep(this, "Build", {
      ...this.step("build", environment),
      atOnce: 2,
      deadLetters: this.failures,
    });
    mayAskAthena(role, namesOf(this.stage));
    toPublish.grantSendMessages(role);
    return queued.queue;
  }

  private addKeeper(toBuild: Queue): void {
    const environment = { ...this.formKey, THUOCDO_BUILD_QUEUE: toBuild.queueUrl };
    const keeper = new StepFunction(this, "KeepWindows", {
      ...this.step("keep-windows", environment),
      ...(this.stage.keeper_alone ? { reservedConcurrency: 1 } : {}),
    });
    this.giveFormKey(keeper.role);
    toBuild.grantSendMessages(keeper.role);
    this.startBySchedule(keeper, this.stage.schedules.keep_windows);
  }

  /** Whoever is to be told subscribes to the topic. */
  private addRemind(): void {
    const topicName = namesOf(this.stage).resource("reminders");
    const topic = new Topic(this, "Reminders", { topicName, enforceSSL: true });
    const remind = new StepFunction(
      this,
      "Remind",
      this.step("remind", { THUOCDO_REMIND_TOPIC: topic.topicArn }),
    );
    topic.grantPublish(remind.role);
    this.startBySchedule(remind, this.stage.schedules.remind);
  }

  private step(name: FunctionName, environment: Readonly<Record<string, string>>): StepFunctionProps {
    const { stage, codeOf, failures } = this;
    return { stage, name, code: codeOf(name), environment, failures };
  }

  private startBySchedule({ node, function: of }: StepFunction, expression: string): void {
    new FunctionSchedule(this, `${node.id}Schedule`, { expression, of, failures: this.failures });
  }

  private get formKey(): Record<string, string> {
    const { formKeySecret } = namesOf(this.stage);
    return this.stage.form_key === "secret" ? { THUOCDO_FORM_KEY_SECRET: formKeySecret } : {};
  }

  private giveFormKey(role: Role): void {
    if (this.stage.form_key === "secret") mayReadSecret(role, namesOf(this.stage).formKeySecret);
  }

  private get athena(): Record<string, string> {
    const names = namesOf(this.stage);
    return {
      THUOCDO_ATHENA_DATABASE: names.buildDatabase,
      THUOCDO_ATHENA_WORKGROUP: names.buildWorkgroup,
      THUOCDO_ATHENA_OUTPUT: `s3://${names.resultsBucket}/build/`,
      THUOCDO_ATHENA_ABOVE_RECEIPTS: String(this.stage.athena.above_receipts),
      THUOCDO_WAREHOUSE_DATABASE: names.database,
    };
  }
}
