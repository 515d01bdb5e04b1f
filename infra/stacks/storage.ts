import { Duration, RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import { AnyPrincipal, Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type CfnBucket,
  type IBucket,
  type LifecycleRule,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import { putsOverOthers } from "../constructs/object-rights.ts";
import { acknowledge } from "../constructs/reasons.ts";
import { namesOf } from "../names.ts";
import { writtenOnce } from "../rights.ts";
import type { Stage } from "../stages.ts";

/** Where everything lies: the zones, the site's files, what Athena answers, and who asked for what. */
export class StorageStack extends Stack {
  constructor(scope: Construct, id: string, { stage, ...props }: StackProps & { readonly stage: Stage }) {
    super(scope, id, props);
    const names = namesOf(stage);
    const removalPolicy = stage.data.removal === "retain" ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    const logs = logsBucket(this, names.logsBucket, removalPolicy);
    const bucket = (bucketId: string, bucketName: string, more: BucketProps) =>
      new Bucket(this, bucketId, {
        ...closed,
        bucketName,
        removalPolicy,
        serverAccessLogsBucket: logs as IBucket,
        serverAccessLogsPrefix: `s3/${bucketId.toLowerCase()}/`,
        ...more,
      });
    const data = bucket("Data", names.dataBucket, {
      versioned: true,
      lifecycleRules: dataLifecycle,
      objectLockEnabled: stage.data.lock_days !== null,
    });
    tellEventBridge(data);
    refuseReplacing(data, stage);
    bucket("Site", names.siteBucket, {
      versioned: true,
      lifecycleRules: [earlierVersionsGo("site", "", 30)],
    });
    bucket("Results", names.resultsBucket, {
      lifecycleRules: [{ id: "answers-expire", expiration: Duration.days(7) }, unfinishedGo],
    });
    if (stage.form_key === "secret") formKey(this, names.formKeySecret);
  }
}

/** Nobody from outside, nothing without TLS, nothing unencrypted, no access lists. */
const closed = {
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
} as const;

const unfinishedGo: LifecycleRule = {
  id: "unfinished-uploads-go",
  abortIncompleteMultipartUploadAfter: Duration.days(1),
};

const earlierVersionsGo = (id: string, prefix: string, days: number): LifecycleRule => ({
  id: `${id}-earlier-versions-go`,
  ...(prefix === "" ? {} : { prefix }),
  noncurrentVersionExpiration: Duration.days(days),
  expiredObjectDeleteMarker: true,
});

/** What is answered leaves the inbox; personal data leaves for good; what can be built again is kept for a month. */
const dataLifecycle: LifecycleRule[] = [
  unfinishedGo,
  earlierVersionsGo("inbox", "inbox/", 7),
  {
    id: "personal-data-goes",
    prefix: "quarantine/",
    expiration: Duration.days(30),
    noncurrentVersionExpiration: Duration.days(1),
  },
  ...["warehouse", "as-known", "published"].map((zone) => earlierVersionsGo(zone, `${zone}/`, 30)),
];

/** Written to by CloudFront too, which needs access lists, hence the other ownership. */
function logsBucket(scope: Construct, bucketName: string, removalPolicy: RemovalPolicy): Bucket {
  const logs = new Bucket(scope, "Logs", {
    ...closed,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
    bucketName,
    removalPolicy,
    lifecycleRules: [{ id: "logs-expire", expiration: Duration.days(90) }, unfinishedGo],
  });
  acknowledge(logs, { "AwsSolutions-S1": "The log of the bucket of logs would be written into itself." });
  return logs;
}

/** By the property itself: the construct's own switch deploys a function to set it. */
function tellEventBridge(data: Bucket): void {
  const resource = data.node.defaultChild as CfnBucket;
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
}

/** What a role is not given, a later role may be; what the bucket refuses, it refuses to all of them. */
function refuseReplacing(data: Bucket, { data: { facts_are_kept } }: Stage): void {
  if (!facts_are_kept) return;
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
