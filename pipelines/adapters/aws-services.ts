import { CodeBuildClient, StartBuildCommand } from "@aws-sdk/client-codebuild";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { Fatal } from "../domain/fault.ts";
import type { Notices } from "../ports/notices.ts";
import { withAwsFaults } from "./aws-fault.ts";
import { timeLimits } from "./aws-limits.ts";

const limits = { requestHandler: timeLimits() };

/** Sends a message to the queue at this address. */
export function createQueue(QueueUrl: string): (message: object) => Promise<void> {
  // the address may name the queue by another host than the one that is asked
  const sqs = new SQSClient({ ...limits, useQueueUrlAsEndpoint: false });
  return (message) =>
    withAwsFaults(`Sending a message to ${QueueUrl}`, async () => {
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
    });
}

/** Gives notice to everybody who listens to the topic. */
export function createTopic(TopicArn: string): Notices {
  const sns = new SNSClient(limits);
  return {
    give: ({ subject: Subject, text: Message }) =>
      withAwsFaults(`Giving notice to ${TopicArn}`, async () => {
        await sns.send(new PublishCommand({ TopicArn, Subject, Message }));
      }),
  };
}

/** Starts the project's build; the same token within some minutes is the same build. */
export function createProject(projectName: string): (token: string) => Promise<void> {
  const codebuild = new CodeBuildClient(limits);
  return (idempotencyToken) =>
    withAwsFaults(`Starting the build of ${projectName}`, async () => {
      await codebuild.send(new StartBuildCommand({ projectName, idempotencyToken }));
    });
}

/** A parameter's text as it is now, deciphered. */
export async function readParameter(Name: string): Promise<string> {
  const found = await withAwsFaults(`Reading the parameter ${Name}`, () =>
    new SSMClient(limits).send(new GetParameterCommand({ Name, WithDecryption: true })),
  );
  if (!found.Parameter?.Value) throw new Fatal(`The parameter ${Name} holds no text.`);
  return found.Parameter.Value;
}

/** A secret's text as it is now. */
export async function readSecret(SecretId: string): Promise<string> {
  const found = await withAwsFaults("Reading the key of the forms", () =>
    new SecretsManagerClient(limits).send(new GetSecretValueCommand({ SecretId })),
  );
  if (!found.SecretString) throw new Fatal(`The secret ${SecretId} holds no text.`);
  return found.SecretString;
}
