import type { CallContext } from "../../functions/runtime/events.ts";
import type { Call } from "../../functions/runtime/outcome.ts";
import type { Journal } from "../../pipelines/ports/journal.ts";

export const bucket = "thuocdo-data";

export interface Noted {
  readonly event: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A journal that can be read. */
export function readableJournal(): { readonly journal: Journal; readonly noted: Noted[] } {
  const noted: Noted[] = [];
  const note: Journal["note"] = (event, facts = {}) => noted.push({ event, facts });
  return { journal: { note, progress: () => {} }, noted };
}

/** Lambda's word on a call, with an hour left unless told otherwise. */
export const contextWith = (getRemainingTimeInMillis = () => 3_600_000): CallContext => ({
  awsRequestId: "8476a536-e9f4-11e8-9739-2dfe598c3fcd",
  getRemainingTimeInMillis,
});

export const callOf = (event: unknown, given: Partial<Call> = {}): Call => ({
  event,
  context: contextWith(),
  journal: readableJournal().journal,
  ...given,
});

/** What EventBridge sends when S3 has taken an object in, as AWS documents it. */
export const objectCreated = (key: string, from = bucket): object => ({
  version: "0",
  id: "17793124-05d4-b198-2fde-7ededc63b103",
  "detail-type": "Object Created",
  source: "aws.s3",
  account: "111122223333",
  time: "2023-06-16T03:00:00Z",
  region: "ap-southeast-1",
  resources: [`arn:aws:s3:::${from}`],
  detail: {
    version: "0",
    bucket: { name: from },
    object: {
      key,
      size: 5,
      etag: "b1946ac92492d2347c6235b4d2611184",
      "version-id": "IYV3p45BT0ac8hjHg1houSdS1a.Mro8e",
    },
    "request-id": "N4N7GDK58NMKJ12R",
    requester: "123456789012",
    "source-ip-address": "1.2.3.4",
    reason: "PostObject",
  },
});

/** A batch of SQS with these bodies, numbered from 0. */
export const queueOf = (...bodies: readonly (object | string)[]): object => ({
  Records: bodies.map((body, at) => ({
    messageId: String(at),
    receiptHandle: "AQEB",
    body: typeof body === "string" ? body : JSON.stringify(body),
    attributes: { ApproximateReceiveCount: "1" },
    eventSource: "aws:sqs",
  })),
});

export interface GatewayRequest {
  readonly method?: string;
  readonly body?: string;
  /** of the token that the gateway verified; null = it let somebody in without one */
  readonly claims: Readonly<Record<string, string>> | null;
}

/** What the gateway hands over of a request (payload format 2.0), as AWS documents it. */
export const gatewayEvent = (path: string, { method = "GET", body, claims }: GatewayRequest): object => ({
  version: "2.0",
  routeKey: "ANY /api/{proxy+}",
  rawPath: path.split("?")[0],
  rawQueryString: path.split("?")[1] ?? "",
  headers: { host: "api.example", "content-type": "application/json" },
  requestContext: {
    accountId: "123456789012",
    apiId: "api-id",
    domainName: "api.example",
    http: { method, path, protocol: "HTTP/1.1", sourceIp: "192.0.2.1", userAgent: "agent" },
    requestId: "id",
    stage: "$default",
    time: "12/Mar/2020:19:03:58 +0000",
    timeEpoch: 1583348638390,
    ...(claims === null ? {} : { authorizer: { jwt: { claims, scopes: null } } }),
  },
  body: body === undefined ? undefined : Buffer.from(body).toString("base64"),
  isBase64Encoded: body !== undefined,
});
