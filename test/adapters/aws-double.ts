import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { GlueTable } from "../../pipelines/domain/glue-table.ts";

/** Just enough of S3 and Glue, in memory, to see what is written where and to let any request fail. */
export interface AwsDouble {
  readonly endpoint: string;
  /** by bucket/key */
  readonly objects: Map<string, Uint8Array>;
  readonly tables: Map<string, GlueTable>;
  /** fails a request (such as "UpdateTable", or "PUT bucket/key") with 503 while it says so */
  failing: (request: string) => boolean;
  close(): Promise<void>;
}

type Respond = (status: number, body?: string | Uint8Array) => unknown;

export async function startAwsDouble(): Promise<AwsDouble> {
  const objects = new Map<string, Uint8Array>();
  const tables = new Map<string, GlueTable>();
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    const respond: Respond = (status, text = "") => response.writeHead(status).end(text);
    const url = new URL(request.url!, "http://double");
    const path = decodeURIComponent(url.pathname.slice(1));
    const action = String(request.headers["x-amz-target"] ?? "").replace("AWSGlue.", "");
    if (double.failing(action === "" ? `${request.method} ${path}` : action)) respond(503);
    else if (action !== "") glue(tables, action, JSON.parse(String(body)), respond);
    else s3(objects, String(request.method), path, url.searchParams.get("prefix"), body, respond);
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const double: AwsDouble = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    tables,
    failing: () => false,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return double;
}

interface GlueRequest {
  readonly Name?: string;
  readonly TableInput?: GlueTable;
}

function glue(
  tables: Map<string, GlueTable>,
  action: string,
  { Name, TableInput }: GlueRequest,
  respond: Respond,
) {
  const name = Name ?? TableInput?.Name ?? "";
  const isThere = tables.has(name);
  const refuse = (type: string) =>
    respond(400, JSON.stringify({ __type: type, Message: `${action} ${name}` }));
  if (action === "GetTables") return respond(200, JSON.stringify({ TableList: [...tables.values()] }));
  if (action === "CreateTable" && isThere) return refuse("AlreadyExistsException");
  if (action !== "CreateTable" && !isThere) return refuse("EntityNotFoundException");
  if (action === "GetTable") return respond(200, JSON.stringify({ Table: tables.get(name) }));
  if (action === "DeleteTable") tables.delete(name);
  else tables.set(name, TableInput!);
  return respond(200, "{}");
}

function s3(
  objects: Map<string, Uint8Array>,
  method: string,
  path: string,
  prefix: string | null,
  body: Uint8Array,
  respond: Respond,
): ReturnType<Respond> {
  if (prefix !== null) {
    const bucket = `${path.replace(/\/$/, "")}/`;
    const keys = [...objects.keys()].filter((key) => key.startsWith(bucket + prefix)).sort();
    const contents = keys.map((key) => `<Contents><Key>${key.slice(bucket.length)}</Key></Contents>`);
    return respond(200, `<ListBucketResult>${contents.join("")}</ListBucketResult>`);
  }
  if (method === "PUT") objects.set(path, body);
  const found = objects.get(path);
  if (found === undefined) return respond(404, "<Error><Code>NoSuchKey</Code></Error>");
  return respond(200, method === "PUT" ? "" : found);
}
