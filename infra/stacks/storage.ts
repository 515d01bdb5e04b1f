import { Duration, RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import { AnyPrincipal, Effect, PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  Bucket,
  type CfnBucket,
  HttpMethods,
  type IBucket,
  type LifecycleRule,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import {
  closed,
  closedBucket,
  earlierVersionsGo,
  removalPolicyOf,
  unfinishedUploadsGo,
} from "../constructs/closed-bucket.ts";
import { putsOverOthers } from "../constructs/object-rights.ts";
import { acknowledge } from "../constructs/reasons.ts";
import { namesOf } from "../names.ts";
import { writtenOnce } from "../rights.ts";
import type { Stage } from "../stages.ts";

/** Where everything lies: the zones, what Athena answers, who asked for what, and the key of the forms. */
export class StorageStack extends Stack {
  constructor(scope: Construct, id: string, { stage, ...props }: StackProps & { readonly stage: Stage }) {
    super(scope, id, props);
    const names = namesOf(stage);
    const logs = logsBucket(this, stage) as IBucket;
    const data = closedBucket(this, "Data", {
      stage,
      logs,
      bucketName: names.dataBucket,
      versioned: true,
      lifecycleRules: dataLifecycle,
      objectLockEnabled: stage.data.lock_days !== null,
      cors: [
        { allowedMethods: [HttpMethods.POST], allowedOrigins: ["*"], allowedHeaders: ["*"], maxAge: 3600 },
      ],
    });
    tellEventBridge(data);
    if (stage.data.facts_are_kept) keepFacts(data);
    closedBucket(this, "Results", {
      stage,
      logs,
      bucketName: names.resultsBucket,
      lifecycleRules: [{ id: "answers-expire", expiration: Duration.days(7) }, unfinishedUploadsGo],
    });
    if (stage.form_key === "secret") formKey(this, names.formKeySecret);
  }
}

/** What is answered leaves the inbox; personal data leaves for good; what can be built again is kept for a month. */
const dataLifecycle: LifecycleRule[] = [
  unfinishedUploadsGo,
  earlierVersionsGo("inbox", "inbox/", 7),
  {
    id: "personal-data-goes",
    prefix: "quarantine/",
    expiration: Duration.days(30),
    noncurrentVersionExpiration: Duration.days(1),
  },
  ...["warehouse", "as-known", "published"].map((zone) => earlierVersionsGo(zone, `${zone}/`, 30)),
];

/** Written to by CloudFront too, which needs access lists, hence the other ownership; and for a bucket of another stack. */
function logsBucket(scope: Stack, stage: Stage): Bucket {
  const names = namesOf(stage);
  const logs = new Bucket(scope, "Logs", {
    ...closed,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
    bucketName: names.logsBucket,
    removalPolicy: removalPolicyOf(stage),
    lifecycleRules: [{ id: "logs-expire", expiration: Duration.days(90) }, unfinishedUploadsGo],
  });
  logs.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal("logging.s3.amazonaws.com")],
      actions: ["s3:PutObject"],
      resources: [logs.arnForObjects("s3/site/*")],
      conditions: {
        ArnEquals: { "aws:SourceArn": `arn:${scope.partition}:s3:::${names.siteBucket}` },
        StringEquals: { "aws:SourceAccount": scope.account },
      },
    }),
  );
  acknowledge(logs, { "AwsSolutions-S1": "The log of the bucket of logs would be written into itself." });
  return logs;
}

/** By the property itself: the construct's own switch deploys a function to set it. */
function tellEventBridge(data: Bucket): void {
  const resource = data.node.defaultChild as CfnBucket;
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
}

/** What a role is not given, a later role may be; what the bucket refuses, it refuses to all of them. */
function keepFacts(data: Bucket): void {
  const everybody = { effect: Effect.DENY, principals: [new AnyPrincipal()] };
  const allIn = (zones: readonly string[]) => zones.map((zone) => data.arnForObjects(`${zone}*`));
  data.addToResourcePolicy(
    new PolicyStatement({
      sid: "WrittenOnce",
      ...everybody,
      resources: allIn(writtenOnce),
      actions: ["s3:PutObject"],
      conditions: putsOverOthers,
    }),
  );
  data.addToResourcePolicy(
    new PolicyStatement({
      sid: "NeverRemoved",
      ...everybody,
      // personal data must be removable at once
      resources: allIn(writtenOnce.filter((zone) => zone !== "quarantine/")),
      actions: ["s3:DeleteObject", "s3:DeleteObjectVersion"],
    }),
  );
}

/** Made once and kept: forms already handed out carry codes that only this key explains. */
function formKey(scope: Construct, secretName: string): void {
  const secret = new Secret(scope, "FormKey", {
    secretName,
    description: "Signs the codes of the forms (THUOCDO_FORM_KEY)",
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
    removalPolicy: RemovalPolicy.RETAIN,
  });
  acknowledge(secret, {
    "AwsSolutions-SMG4":
      "Rotating it by schedule would refuse every form handed out before; it is changed by hand between two periods.",
  });
}
