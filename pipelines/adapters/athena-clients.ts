import { AthenaClient } from "@aws-sdk/client-athena";
import { GlueClient } from "@aws-sdk/client-glue";
import { S3Client } from "@aws-sdk/client-s3";

/** The three services that a warehouse on Athena lives in. */
export interface AthenaClients {
  readonly athena: AthenaClient;
  readonly glue: GlueClient;
  readonly s3: S3Client;
}

/** What the services are told where the environment (AWS_REGION, AWS_PROFILE, AWS_ENDPOINT_URL_…) does not say it. */
export interface AwsSettings {
  readonly region?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly endpoints?: { readonly athena: string; readonly glue: string; readonly s3: string };
  /** how long one request may take */
  readonly requestTimeoutMs?: number;
  /** how often one request is tried before it counts as failed */
  readonly maxAttempts?: number;
}

/** Clients with time limits: a service that does not answer is a fault, not a wait without end. */
export function createAthenaClients(settings: AwsSettings = {}): AthenaClients {
  const { endpoints, requestTimeoutMs = 30_000, ...given } = settings;
  const common = {
    ...given,
    requestHandler: {
      connectionTimeout: 5_000,
      requestTimeout: requestTimeoutMs,
      throwOnRequestTimeout: true,
    },
  };
  const at = (endpoint: string | undefined) => (endpoint === undefined ? {} : { endpoint });
  return {
    athena: new AthenaClient({ ...common, ...at(endpoints?.athena) }),
    glue: new GlueClient({ ...common, ...at(endpoints?.glue) }),
    s3: new S3Client({ ...common, ...at(endpoints?.s3), forcePathStyle: endpoints !== undefined }),
  };
}
