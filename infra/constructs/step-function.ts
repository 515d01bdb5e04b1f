import { Aws, Duration, Size } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  Architecture,
  type Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from "aws-cdk-lib/aws-lambda";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { namesOf } from "../names.ts";
import { rights } from "../rights.ts";
import type { FunctionName, Stage } from "../stages.ts";
import { removalPolicyOf } from "./closed-bucket.ts";
import { giveRights } from "./object-rights.ts";
import { acknowledge } from "./reasons.ts";

export interface StepFunctionProps {
  readonly stage: Stage;
  readonly name: FunctionName;
  readonly code: Code;
  readonly environment: Readonly<Record<string, string>>;
  /** where an invocation goes that failed for good and that no queue keeps */
  readonly failures?: Queue;
  /** at most so many at once; unset = as many as come */
  readonly reservedConcurrency?: number;
}

/** One handler of functions/, with a role of its own that may do what the table of rights says, and a log that ends. */
export class StepFunction extends Construct {
  readonly function: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: StepFunctionProps) {
    super(scope, id);
    const { stage, name, code, environment, failures, reservedConcurrency } = props;
    const names = namesOf(stage);
    const functionName = names.resource(name);
    const { memory_mb, timeout_seconds, disk_mb } = stage.functions[name];
    const logGroup = new LogGroup(this, "Log", {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: stage.log_retention_days as RetentionDays,
      removalPolicy: removalPolicyOf(stage),
    });
    this.role = new Role(this, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    this.role.addToPolicy(
      new PolicyStatement({
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: [logGroup.logGroupArn],
      }),
    );
    giveRights(this.role, `arn:${Aws.PARTITION}:s3:::${names.dataBucket}`, rights[name]);
    this.function = new LambdaFunction(this, "Function", {
      functionName,
      role: this.role,
      code,
      handler: "index.handler",
      runtime: Runtime.NODEJS_24_X,
      architecture: stage.architecture === "arm64" ? Architecture.ARM_64 : Architecture.X86_64,
      memorySize: memory_mb,
      timeout: Duration.seconds(timeout_seconds),
      ephemeralStorageSize: Size.mebibytes(disk_mb),
      environment: {
        THUOCDO_STAGE: stage.name,
        THUOCDO_DATA_BUCKET: names.dataBucket,
        ...(stage.data.lock_days !== null && rights[name].some(({ does }) => does === "lock")
          ? { THUOCDO_LOCK_DAYS: String(stage.data.lock_days) }
          : {}),
        ...environment,
      },
      logGroup,
      loggingFormat: LoggingFormat.TEXT,
      tracing: Tracing.ACTIVE,
      ...(failures === undefined ? {} : { deadLetterQueue: failures }),
      ...(reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: reservedConcurrency }),
    });
    acknowledge(this.role, {
      "AwsSolutions-IAM5[Resource::*]": "X-Ray takes trace segments without a resource to name.",
    });
  }
}
