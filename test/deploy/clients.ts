import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { testKeys, testRegion } from "../engines/endpoints.ts";

/** AWS's own clients, as the account's owner. */
export interface Clients {
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly lambda: LambdaClient;
  readonly cognito: CognitoIdentityProviderClient;
  readonly formation: CloudFormationClient;
  readonly events: EventBridgeClient;
  readonly logs: CloudWatchLogsClient;
}

export function createClients(endpoint: string): Clients {
  const where = { endpoint, region: testRegion, credentials: testKeys };
  return {
    s3: new S3Client({ ...where, forcePathStyle: true }),
    // a queue's address names a host that only the account's own network knows
    sqs: new SQSClient({ ...where, useQueueUrlAsEndpoint: false }),
    lambda: new LambdaClient(where),
    cognito: new CognitoIdentityProviderClient(where),
    formation: new CloudFormationClient(where),
    events: new EventBridgeClient(where),
    logs: new CloudWatchLogsClient(where),
  };
}
