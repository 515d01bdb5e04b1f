import { S3Client } from "@aws-sdk/client-s3";
import { timeLimits } from "./aws-limits.ts";

/** What S3's client is told where the environment (AWS_REGION, AWS_PROFILE, AWS_ENDPOINT_URL_S3, AWS_MAX_ATTEMPTS) does not say it. */
export interface S3Settings {
  readonly region?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly endpoint?: string;
  /** buckets in the path and not in the host's name, as stand-ins have them */
  readonly forcePathStyle?: boolean;
  /** how long one request may go without a sign of life */
  readonly requestTimeoutMs?: number;
  /** how often one request is tried, with growing random pauses, before it counts as failed */
  readonly maxAttempts?: number;
}

/** A client with time limits: a service that does not answer is a fault, not a wait without end. */
export function createS3Client({ requestTimeoutMs, ...given }: S3Settings = {}): S3Client {
  const limits = timeLimits(requestTimeoutMs);
  const requestHandler = { ...limits, socketTimeout: limits.requestTimeout };
  return new S3Client({ ...given, requestHandler });
}
