import { AthenaClient } from "@aws-sdk/client-athena";
import { GlueClient } from "@aws-sdk/client-glue";
import type { S3Client } from "@aws-sdk/client-s3";
import { timeLimits } from "./aws-limits.ts";
import { createS3Client, type S3Settings } from "./s3-client.ts";

/** The three services that a warehouse on Athena lives in. */
export interface AthenaClients {
  readonly athena: AthenaClient;
  readonly glue: GlueClient;
  readonly s3: S3Client;
}

/** What the services are told where the environment (AWS_REGION, AWS_PROFILE, AWS_ENDPOINT_URL_…) does not say it. */
export interface AwsSettings extends Omit<S3Settings, "endpoint" | "forcePathStyle"> {
  readonly endpoints?: { readonly athena: string; readonly glue: string; readonly s3: string };
}

/** Clients with time limits: a service that does not answer is a fault, not a wait without end. */
export function createAthenaClients(settings: AwsSettings = {}): AthenaClients {
  const { endpoints, ...given } = settings;
  const { requestTimeoutMs, ...others } = given;
  const common = { ...others, requestHandler: timeLimits(requestTimeoutMs) };
  const at = (endpoint: string | undefined) => (endpoint === undefined ? {} : { endpoint });
  return {
    athena: new AthenaClient({ ...common, ...at(endpoints?.athena) }),
    glue: new GlueClient({ ...common, ...at(endpoints?.glue) }),
    s3: createS3Client({
      ...given,
      ...at(endpoints?.s3),
      forcePathStyle: endpoints !== undefined,
    }),
  };
}
