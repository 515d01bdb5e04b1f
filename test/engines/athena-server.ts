import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text as allOf } from "node:stream/consumers";
import { type AthenaRequest, createExecutions, InvalidRequest } from "./athena-executions.ts";

/** A statement's answer as Trino gives it: types in Trino's words, exact numbers as text or bigint. */
export interface Executed {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly unknown[])[];
  readonly scannedBytes: number;
}

/** Whoever runs the statements that the server is asked. Throws StatementFailed with the engine's words. */
export interface Statements {
  execute(
    statement: string,
    database: string,
    parameters: readonly string[],
    signal: AbortSignal,
  ): Promise<Executed>;
}

/** Why a statement has no answer; `kind` as Trino names it: USER_ERROR, INTERNAL_ERROR, EXTERNAL, INSUFFICIENT_RESOURCES. */
export class StatementFailed extends Error {
  readonly kind: string;
  constructor(message: string, kind: string) {
    super(message);
    this.kind = kind;
  }
}

/** A fault of the service before a request is looked at: an error of its own, no answer at all, or a cut connection. */
export type ServiceFault = { readonly type: string; readonly status: number } | "silence" | "cut";

export interface AthenaServer {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Athena's protocol (JSON 1.1) on this machine, over `statements`. `faultBefore` is asked of each request, by its action. */
export async function startAthenaServer(
  statements: Statements,
  faultBefore: (action: string) => ServiceFault | null = () => null,
): Promise<AthenaServer> {
  const answer = createExecutions(statements);
  const server = createServer((request, response) => {
    respond(request, response).catch((error) => send(response, 500, { message: String(error) }));
  });
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const action = String(request.headers["x-amz-target"]).replace(/^AmazonAthena\./, "");
    const body = JSON.parse(await allOf(request)) as AthenaRequest;
    const fault = faultBefore(action);
    if (fault === "silence") return;
    if (fault === "cut") return void request.socket.destroy();
    if (fault !== null) return send(response, fault.status, { message: "Rate exceeded" }, fault.type);
    try {
      send(response, 200, answer(action, body));
    } catch (error) {
      if (!(error instanceof InvalidRequest)) throw error;
      send(response, 400, { Message: error.message }, "InvalidRequestException");
    }
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(response: ServerResponse, status: number, body: object, type?: string): void {
  response
    .writeHead(status, { "content-type": "application/x-amz-json-1.1" })
    .end(JSON.stringify(type === undefined ? body : { __type: type, ...body }));
}
