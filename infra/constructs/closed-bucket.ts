import { Duration, RemovalPolicy } from "aws-cdk-lib";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type IBucket,
  type LifecycleRule,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import type { Stage } from "../stages.ts";

/** Nobody from outside, nothing without TLS, nothing unencrypted, no access lists. */
export const closed = {
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
} as const;

/** What becomes of a stage's resources that hold something, when their stack goes. */
export const removalPolicyOf = ({ data }: Stage): RemovalPolicy =>
  data.removal === "retain" ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

export interface ClosedBucketProps extends BucketProps {
  readonly stage: Stage;
  readonly bucketName: string;
  readonly logs: IBucket;
}

/** A private bucket whose every access is logged. */
export const closedBucket = (scope: Construct, id: string, props: ClosedBucketProps): Bucket => {
  const { stage, logs, ...more } = props;
  return new Bucket(scope, id, {
    ...closed,
    removalPolicy: removalPolicyOf(stage),
    serverAccessLogsBucket: logs,
    serverAccessLogsPrefix: `s3/${id.toLowerCase()}/`,
    ...more,
  });
};

export const unfinishedUploadsGo: LifecycleRule = {
  id: "unfinished-uploads-go",
  abortIncompleteMultipartUploadAfter: Duration.days(1),
};

/** What was replaced or removed can be brought back for so many days. */
export const earlierVersionsGo = (id: string, prefix: string, days: number): LifecycleRule => ({
  id: `${id}-earlier-versions-go`,
  ...(prefix === "" ? {} : { prefix }),
  noncurrentVersionExpiration: Duration.days(days),
  expiredObjectDeleteMarker: true,
});
