import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { createS3Client, type S3Settings } from "../../pipelines/adapters/s3-client.ts";
import { compareKeys } from "../../pipelines/domain/object-key.ts";

/** An object as the double keeps it. */
export interface KeptObject {
  readonly bytes: Uint8Array;
  readonly etag: string;
  readonly arrivedAt: Date;
  /** what was sent with it and comes back with it: its type, its metadata, its checksum */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * What happens to a request instead of an answer: an error before anything is done, no answer although all is done ("lost"),
 * none at all ("silence"), other bytes than those that are kept ("garbled"), or half of them and then an end ("cut") or
 * nothing more ("stalled").
 */
export type Mishap =
  | { readonly status: number; readonly code: string }
  | "lost"
  | "silence"
  | "garbled"
  | "cut"
  | "stalled"
  | null;

/** Just enough of S3, in memory: conditional writes, checksums, listings by the thousand, and any mishap on the way. */
export interface S3Double {
  readonly endpoint: string;
  /** each bucket's objects */
  readonly buckets: ReadonlyMap<string, Map<string, KeptObject>>;
  /** every request, such as "PUT bucket/key" */
  readonly requests: string[];
  /** asked with every request, before it is answered */
  mishap: (request: string) => Mishap;
  /** asked with every request, before anything is done: what another does in between */
  meanwhile: (request: string) => void;
  /** what time it is there */
  now: () => Date;
  close(): Promise<void>;
}

/** A client of the double that gives up early. */
export const clientOf = ({ endpoint }: S3Double, settings: S3Settings = {}) =>
  createS3Client({
    endpoint,
    forcePathStyle: true,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    requestTimeoutMs: 2_000,
    ...settings,
  });

interface Asked {
  readonly method: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}
interface Answered {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

const refusal = (status: number, code: string): Answered => ({
  status,
  headers: { "content-type": "application/xml" },
  body: `<Error><Code>${code}</Code><Message>The double says ${code}.</Message></Error>`,
});

/** Starts a double with these buckets. */
export async function startS3Double(...names: string[]): Promise<S3Double> {
  const buckets = new Map(names.map((name) => [name, new Map<string, KeptObject>()]));
  const server = createServer((request, response) => {
    serve(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    const url = new URL(request.url!, "http://double");
    const [, bucket = "", key = ""] = /^\/([^/]*)\/?(.*)$/s.exec(url.pathname)?.map(decodeURIComponent) ?? [];
    const [method, headers] = [request.method!, request.headers as Record<string, string>];
    const said = `${method} ${bucket}/${key}`;
    double.requests.push(said);
    double.meanwhile(said);
    const mishap = double.mishap(said);
    if (mishap === "silence") return;
    const objects = buckets.get(bucket);
    const asked = { method, key, query: url.searchParams, headers, body };
    const done =
      mishap !== null && typeof mishap === "object"
        ? refusal(mishap.status, mishap.code)
        : objects === undefined
          ? refusal(404, "NoSuchBucket")
          : answer(objects, asked, double.now());
    if (mishap === "lost") {
      request.socket.destroy();
      return;
    }
    const sent = Buffer.from(method === "HEAD" ? "" : (done.body ?? ""));
    response.writeHead(done.status, done.headers);
    if (mishap === "cut" || mishap === "stalled") {
      response.write(sent.subarray(0, sent.length / 2), () => {
        if (mishap === "cut") request.socket.destroy();
      });
    } else response.end(mishap === "garbled" ? sent.map((byte) => byte ^ 1) : sent);
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const double: S3Double = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    buckets,
    requests: [],
    mishap: () => null,
    meanwhile: () => {},
    now: () => new Date(),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return double;
}

function answer(objects: Map<string, KeptObject>, asked: Asked, now: Date): Answered {
  if (asked.key === "") return list(objects, asked.query);
  if (asked.method === "PUT") return put(objects, asked, now);
  if (asked.method === "DELETE") {
    objects.delete(asked.key);
    return { status: 204 };
  }
  const found = objects.get(asked.key);
  if (found === undefined) return refusal(404, "NoSuchKey");
  const wanted = asked.headers["if-match"];
  if (wanted !== undefined && wanted !== found.etag) return refusal(412, "PreconditionFailed");
  const headers = {
    ...found.headers,
    etag: found.etag,
    "content-length": String(found.bytes.length),
    "last-modified": found.arrivedAt.toUTCString(),
  };
  return { status: 200, headers, body: found.bytes };
}

/** Sent with an object, kept, and given back with it. */
const isKept = (name: string): boolean =>
  /^(content-type|cache-control|x-amz-meta-.*|x-amz-checksum-sha256)$/.test(name);

function put(objects: Map<string, KeptObject>, { key, headers, body }: Asked, arrivedAt: Date): Answered {
  const standing = objects.get(key);
  if (headers["if-none-match"] === "*" && standing !== undefined) return refusal(412, "PreconditionFailed");
  const wanted = headers["if-match"];
  if (wanted !== undefined && standing === undefined) return refusal(404, "NoSuchKey");
  if (wanted !== undefined && wanted !== standing?.etag) return refusal(412, "PreconditionFailed");
  const checksum = createHash("sha256").update(body).digest("base64");
  if (headers["x-amz-checksum-sha256"] !== checksum) return refusal(400, "BadDigest");
  const etag = `"${createHash("md5").update(body).digest("hex")}"`;
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => isKept(name)));
  objects.set(key, { bytes: body, etag, arrivedAt, headers: kept });
  return { status: 200, headers: { etag } };
}

/** Keys in the URL encoding of S3, where a blank is a plus. */
const encoded = (key: string): string =>
  encodeURIComponent(key).replaceAll("%20", "+").replaceAll("%2F", "/");

function list(objects: Map<string, KeptObject>, query: URLSearchParams): Answered {
  const after = query.get("continuation-token") ?? "";
  const keys = [...objects.keys()]
    .filter((key) => key.startsWith(query.get("prefix") ?? "") && compareKeys(key, after) > 0)
    .sort(compareKeys);
  const page = keys.slice(0, 1000);
  const contents = page.map((key) => {
    const { bytes, etag, arrivedAt } = objects.get(key)!;
    return `<Contents><Key>${encoded(key)}</Key><LastModified>${arrivedAt.toISOString()}</LastModified><ETag>${etag}</ETag><Size>${bytes.length}</Size></Contents>`;
  });
  const next =
    page.length === keys.length
      ? ""
      : `<NextContinuationToken>${page.at(-1)!.replaceAll("&", "&amp;")}</NextContinuationToken>`;
  const body = `<?xml version="1.0"?><ListBucketResult><EncodingType>url</EncodingType>${next}${contents.join("")}</ListBucketResult>`;
  return { status: 200, headers: { "content-type": "application/xml" }, body };
}
