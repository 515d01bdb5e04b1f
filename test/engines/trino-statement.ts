import type { Executed, Statements } from "./athena-server.ts";
import { StatementFailed } from "./athena-server.ts";
import { catalogName } from "./trino.ts";

interface TrinoAnswer {
  readonly nextUri?: string;
  readonly columns?: Executed["columns"];
  readonly data?: readonly (readonly unknown[])[];
  readonly stats: { readonly physicalInputBytes?: number };
  readonly error?: { readonly errorName: string; readonly errorType: string; readonly message: string };
}

/** Statements run by a real Trino over its own protocol. */
export const trinoStatements = (url: string): Statements => ({
  execute: async (statement, database, parameters, signal) => {
    const headers = {
      "x-trino-user": "athena",
      "x-trino-catalog": catalogName,
      "x-trino-schema": database,
      "x-trino-time-zone": "UTC",
    };
    const body = parameters.length === 0 ? statement : withParameters(statement, parameters);
    let answer = await read(await fetch(`${url}/v1/statement`, { method: "POST", headers, body }));
    let columns: Executed["columns"] = [];
    const rows: (readonly unknown[])[] = [];
    for (;;) {
      if (answer.error !== undefined) {
        const { errorName, errorType, message } = answer.error;
        throw new StatementFailed(`${errorName}: ${message}`, errorType);
      }
      columns = answer.columns ?? columns;
      rows.push(...(answer.data ?? []));
      if (answer.nextUri === undefined) break;
      if (signal.aborted) {
        await fetch(answer.nextUri, { method: "DELETE" });
        break;
      }
      answer = await read(await fetch(answer.nextUri));
    }
    return { columns, rows, scannedBytes: answer.stats.physicalInputBytes ?? 0 };
  },
});

/** Athena's parameters are literals of SQL, as Trino's are. */
const withParameters = (statement: string, parameters: readonly string[]): string =>
  `execute immediate '${statement.replaceAll("'", "''")}' using ${parameters.join(", ")}`;

/** Trino's JSON, with numbers beyond 2^53 as they were written. */
async function read(response: Response): Promise<TrinoAnswer> {
  const text = await response.text();
  if (!response.ok) throw new StatementFailed(`Trino answered ${response.status}: ${text}`, "INTERNAL_ERROR");
  const exact = (_: string, value: unknown, context?: { source: string }): unknown =>
    typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(context!.source)
      ? BigInt(context!.source)
      : value;
  return JSON.parse(text, exact) as TrinoAnswer;
}
