import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createAthenaClients } from "../../pipelines/adapters/athena-clients.ts";
import {
  createProject,
  createQueue,
  createTopic,
  readSecret,
} from "../../pipelines/adapters/aws-services.ts";
import { createStandingTables } from "../../pipelines/adapters/glue-standing-tables.ts";
import { Fatal, Retryable } from "../../pipelines/domain/fault.ts";
import { warehouseGlueTable } from "../../pipelines/domain/glue-table.ts";
import { type AwsDouble, startAwsDouble } from "./aws-double.ts";

/** Takes any request of a service; answers it, or says this error. */
const asked: string[] = [];
let error: { readonly status: number; readonly type: string } | null = null;
let answer: object = {};
const server = createServer(async (request, response) => {
  const body = await text(request);
  asked.push(body);
  const { MessageBody } = body.startsWith("{") ? JSON.parse(body) : {};
  const MD5OfMessageBody = createHash("md5")
    .update(MessageBody ?? "")
    .digest("hex");
  const isXml = body.startsWith("Action=");
  const said = isXml
    ? "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>"
    : JSON.stringify({ MessageId: "1", MD5OfMessageBody, ...answer });
  if (error === null) response.writeHead(200).end(said);
  else response.writeHead(error.status).end(refusal(isXml, error.type));
});
const refusal = (isXml: boolean, type: string): string =>
  isXml
    ? `<ErrorResponse><Error><Code>${type}</Code><Message>no</Message></Error></ErrorResponse>`
    : JSON.stringify({ __type: type, message: "no" });

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  vi.stubEnv("AWS_ENDPOINT_URL", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv("AWS_REGION", "ap-southeast-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
  vi.stubEnv("AWS_MAX_ATTEMPTS", "1");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  asked.length = 0;
  error = null;
  answer = {};
});

const services: readonly [string, () => Promise<unknown>][] = [
  ["a queue", () => createQueue("http://127.0.0.1:1/000000000000/build")({ reason: "kept" })],
  ["a topic", () => createTopic("arn:aws:sns:ap-southeast-1:0:r").give({ subject: "s", text: "hạn nộp" })],
  ["a project", () => createProject("site")("token")],
  ["a secret", () => readSecret("form-key")],
];

describe.each(services)("%s", (_, ask) => {
  it.each([
    [503, "ServiceUnavailable", Retryable],
    [400, "ThrottlingException", Retryable],
    [403, "AccessDeniedException", Fatal],
  ])("that answers %i %s is a fault that says what was done", async (status, type, fault) => {
    error = { status, type };
    const done = ask();
    await expect(done).rejects.toThrow(fault);
    await expect(done).rejects.toThrow(/^(Sending|Giving|Starting|Reading) /);
  });
});

describe("what is asked", () => {
  it("of a queue goes to the service that is configured, whatever host the queue's address names", async () => {
    await createQueue("http://127.0.0.1:1/000000000000/build")({ reason: "kept" });
    expect(JSON.parse(asked[0]!)).toMatchObject({ MessageBody: '{"reason":"kept"}' });
  });

  it("of a topic carries subject and text", async () => {
    await createTopic("arn:aws:sns:ap-southeast-1:0:r").give({ subject: "s", text: "hạn nộp" });
    const sent = new URLSearchParams(asked[0]!);
    expect([sent.get("Subject"), sent.get("Message")]).toEqual(["s", "hạn nộp"]);
  });

  it("of a project carries the token, so that one call asked twice starts one build", async () => {
    await createProject("site")("token");
    expect(JSON.parse(asked[0]!)).toEqual({ projectName: "site", idempotencyToken: "token" });
  });

  it("of a secret gives its text; one without text is a fault", async () => {
    answer = { SecretString: "key" };
    expect(await readSecret("form-key")).toBe("key");
    answer = { SecretString: "" };
    await expect(readSecret("form-key")).rejects.toThrow("holds no text");
  });
});

describe("tables as they stand in Glue", () => {
  let double: AwsDouble;
  beforeAll(async () => {
    double = await startAwsDouble();
  });
  afterAll(() => double.close());
  const standing = () => {
    const { endpoint: s3 } = double;
    const endpoints = { athena: s3, glue: s3, s3 };
    const credentials = { accessKeyId: "test", secretAccessKey: "test" };
    return createStandingTables(
      createAthenaClients({ region: "us-east-1", credentials, endpoints, maxAttempts: 1 }).glue,
      "thuocdo",
    );
  };

  it("are read as they were put there", async () => {
    const table = warehouseGlueTable("observations", "s3://data/", { form: ["KQ"], area: [], year: [2023] });
    double.tables.set("observations", table);
    expect(await standing().get("observations")).toEqual(table);
  });

  it("are null where there is none, and a fault where Glue can't be asked", async () => {
    expect(await standing().get("targets")).toBeNull();
    double.failing = () => true;
    await expect(standing().get("targets")).rejects.toThrow(Retryable);
  });
});
