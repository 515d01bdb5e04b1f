import { CodeBuildClient, StartBuildCommand } from "@aws-sdk/client-codebuild";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { Fatal } from "../domain/fault.ts";
import { withAwsFaults } from "./aws-fault.ts";

/** Sends a message to the queue at this address. */
export function createQueue(QueueUrl: string): (message: object) => Promise<void> {
  const sqs = new SQSClient({});
  return (message) =>
    withAwsFaults(`Sending a message to ${QueueUrl}`, async () => {
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
    });
}

/** Tells everybody who listens to the topic; the subject is ASCII, at most 100 characters. */
export function createTopic(TopicArn: string): (notice: { subject: string; text: string }) => Promise<void> {
  const sns = new SNSClient({});
  return ({ subject, text }) =>
    withAwsFaults(`Giving notice to ${TopicArn}`, async () => {
      await sns.send(new PublishCommand({ TopicArn, Subject: subject, Message: text }));
    });
}

/** Starts the project's build; the same token within some minutes is the same build. */
export function createProject(projectName: string): (token: string) => Promise<void> {
  const codebuild = new CodeBuildClient({});
  return (idempotencyToken) =>
    withAwsFaults(`Starting the build of ${projectName}`, async () => {
      await codebuild.send(new StartBuildCommand({ projectName, idempotencyToken }));
    });
}

/** A secret's text as it is now. */
export async function readSecret(SecretId: string): Promise<string> {
  const found = await withAwsFaults("Reading the key of the forms", () =>
    new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId })),
  );
  if (!found.SecretString) throw new Fatal(`The secret ${SecretId} holds no text.`);
  return found.SecretString;
}
