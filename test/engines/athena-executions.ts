import { randomUUID } from "node:crypto";
import type { Executed, StatementFailed, Statements } from "./athena-server.ts";

export interface AthenaRequest {
  readonly QueryString?: string;
  readonly ClientRequestToken?: string;
  readonly ExecutionParameters?: readonly string[];
  readonly QueryExecutionContext?: { readonly Database?: string };
  readonly ResultConfiguration?: { readonly OutputLocation?: string };
  readonly WorkGroup?: string;
  readonly QueryExecutionId?: string;
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

/** A request that Athena refuses, in its words. */
export class InvalidRequest extends Error {}

interface Execution {
  readonly id: string;
  readonly request: AthenaRequest;
  readonly isDml: boolean;
  readonly abort: AbortController;
  state: "RUNNING" | "SUCCEEDED" | "FAILED" | "CANCELLED";
  failed?: { readonly reason: string; readonly isUsers: boolean };
  executed?: Executed;
}

const mostRowsOfAPage = 1000;

/** Answers Athena's actions: statements run on by themselves, each with a state to be asked for. */
export function createExecutions(statements: Statements): (action: string, request: AthenaRequest) => object {
  const executions = new Map<string, Execution>();
  const byToken = new Map<string, Execution>();

  const start = (request: AthenaRequest): object => {
    const token = request.ClientRequestToken ?? randomUUID();
    if (token.length < 32) throw new InvalidRequest("ClientRequestToken is too short");
    const standing = byToken.get(token);
    if (standing !== undefined && standing.request.QueryString !== request.QueryString)
      throw new InvalidRequest("Idempotent parameters do not match");
    const execution = standing ?? begin(request);
    byToken.set(token, execution);
    return { QueryExecutionId: execution.id };
  };
  const begin = (request: AthenaRequest): Execution => {
    const query = request.QueryString ?? "";
    const execution: Execution = {
      id: randomUUID(),
      request,
      isDml: !/^\s*(create|drop|alter|show|describe)\b/i.test(query),
      abort: new AbortController(),
      state: "RUNNING",
    };
    executions.set(execution.id, execution);
    runToItsEnd(execution, statements);
    return execution;
  };
  const known = ({ QueryExecutionId = "" }: AthenaRequest): Execution => {
    const execution = executions.get(QueryExecutionId);
    if (execution === undefined) throw new InvalidRequest(`QueryExecution ${QueryExecutionId} was not found`);
    return execution;
  };
  const actions: Readonly<Record<string, (request: AthenaRequest) => object>> = {
    StartQueryExecution: start,
    GetQueryExecution: (request) => ({ QueryExecution: described(known(request)) }),
    GetQueryResults: (request) => resultsPage(known(request), request),
    StopQueryExecution: (request) => {
      const execution = known(request);
      if (execution.state === "RUNNING") execution.state = "CANCELLED";
      execution.abort.abort();
      return {};
    },
    GetWorkGroup: ({ WorkGroup }) => ({
      WorkGroup: {
        Name: WorkGroup,
        State: "ENABLED",
        Configuration: {
          EngineVersion: {
            SelectedEngineVersion: "AUTO",
            EffectiveEngineVersion: "Athena engine version 3",
          },
        },
      },
    }),
  };
  return (action, request) => {
    const act = actions[action];
    if (act === undefined) throw new InvalidRequest(`${action} is not played here`);
    return act(request);
  };
}

function runToItsEnd(execution: Execution, statements: Statements): void {
  const { request, abort } = execution;
  const { QueryString = "", QueryExecutionContext, ExecutionParameters = [] } = request;
  statements
    .execute(
      asTrinoWantsIt(QueryString, execution),
      QueryExecutionContext?.Database ?? "default",
      ExecutionParameters,
      abort.signal,
    )
    .then(
      (executed) => {
        execution.executed = executed;
        if (execution.state === "RUNNING") execution.state = "SUCCEEDED";
      },
      (error: StatementFailed) => {
        execution.failed = { reason: error.message, isUsers: error.kind === "USER_ERROR" };
        if (execution.state === "RUNNING") execution.state = "FAILED";
      },
    );
}

/** Athena lays a new table's files into a folder of the query's own and takes the compression from the statement. */
function asTrinoWantsIt(statement: string, { id, request }: Execution): string {
  const [, before, properties, rest] =
    /^(\s*create table \S+) with \(([^)]*)\)( as[\s\S]*)$/i.exec(statement) ?? [];
  if (before === undefined) return statement;
  const kept = properties!
    .split(",")
    .map((property) => property.trim())
    .filter((property) => !property.startsWith("write_compression"));
  const place = `${request.ResultConfiguration?.OutputLocation}tables/${id}/`;
  return `${before} with (${[...kept, `external_location = '${place}'`].join(", ")})${rest}`;
}

function described({ id, request, state, failed, executed, isDml }: Execution): object {
  const status =
    failed === undefined || state !== "FAILED"
      ? {}
      : {
          StateChangeReason: failed.reason,
          AthenaError: {
            ErrorCategory: failed.isUsers ? 2 : 1,
            ErrorType: failed.isUsers ? 1301 : 401,
            Retryable: !failed.isUsers,
            ErrorMessage: failed.reason,
          },
        };
  return {
    QueryExecutionId: id,
    Query: request.QueryString,
    StatementType: isDml ? "DML" : "DDL",
    WorkGroup: request.WorkGroup,
    Status: { State: state, ...status },
    Statistics: { DataScannedInBytes: executed?.scannedBytes ?? 0, TotalExecutionTimeInMillis: 1 },
  };
}

/** At most 1,000 rows, of which the first of a SELECT's first page is the header. */
function resultsPage({ state, executed, isDml }: Execution, request: AthenaRequest): object {
  if (state === "RUNNING") throw new InvalidRequest("Query has not yet finished. Current state: RUNNING");
  if (state !== "SUCCEEDED" || executed === undefined)
    throw new InvalidRequest(`Query did not finish successfully. Final query state: ${state}`);
  const { columns, rows } = executed;
  const all = isDml ? [columns.map(({ name }) => name), ...rows] : rows;
  const [from, size] = [Number(request.NextToken ?? 0), request.MaxResults ?? mostRowsOfAPage];
  if (size > mostRowsOfAPage)
    throw new InvalidRequest("MaxResults is more than maximum allowed length 1000.");
  return {
    ResultSet: {
      ResultSetMetadata: { ColumnInfo: columns.map(columnInfo) },
      Rows: all.slice(from, from + size).map((row) => ({ Data: row.map(datum) })),
    },
    ...(from + size < all.length ? { NextToken: String(from + size) } : {}),
  };
}

/** "decimal(18,4)" as a type with its precision and scale. */
function columnInfo({ name, type }: Executed["columns"][number]): object {
  const [, Type, precision, scale, zone = ""] = /^(\w+)(?:\((\d+)(?:, ?(\d+))?\))?( .*)?/.exec(type) ?? [];
  const [Precision, Scale] = [Number(precision ?? 0), Number(scale ?? 0)];
  return { CatalogName: "hive", Name: name, Label: name, Type: `${Type}${zone}`, Precision, Scale };
}

/** Every value is a text; null has none. */
const datum = (value: unknown): object => {
  if (value === null || value === undefined) return {};
  return { VarCharValue: typeof value === "object" ? JSON.stringify(value) : String(value) };
};
