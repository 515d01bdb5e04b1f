import { writeFileSync } from "node:fs";
import { type Command, Option } from "commander";
import { csvFromRows } from "../formats/csv.ts";
import type { Row } from "../ports/query-engine.ts";
import { readWarehouseManifest } from "../steps/warehouse-relations.ts";
import { exitCodes } from "./exit-codes.ts";
import { type CommonOptions, withCommonOptions } from "./options.ts";
import { tableText } from "./sql-output.ts";
import { say } from "./text.ts";
import { engineOver } from "./warehouse.ts";
import { openWorkplace } from "./workplace.ts";

type Format = "table" | "csv" | "json";

interface SqlOptions extends CommonOptions {
  readonly format: Format;
  readonly out?: string;
}

/** `thuocdo sql`: a statement over the warehouse's tables. */
export function addSqlCommand(program: Command): void {
  withCommonOptions(program.command("sql"), { changes: false })
    .description("hỏi kho số liệu bằng SQL / ask the warehouse in SQL")
    .argument("<statement>", "câu lệnh SQL / the statement")
    .addOption(
      new Option("--format <format>", "dạng kết quả / form of the answer")
        .choices(["table", "csv", "json"])
        .default("table"),
    )
    .option("-o, --out <file>", "ghi vào tệp / write to a file")
    .addHelpText(
      "after",
      '\nVí dụ / example:\n  thuocdo sql "select * from reporting_rates where is_total" --format csv',
    )
    .action(async (statement: string, options: SqlOptions) => ask(statement, options));
}

async function ask(statement: string, options: SqlOptions): Promise<void> {
  const place = openWorkplace(options);
  if (place === null) return;
  if ((await readWarehouseManifest(place.store)) === null) {
    console.error(say(place.language, "nothing-built", { store: options.store }));
    process.exitCode = exitCodes.returned;
    return;
  }
  const engine = await engineOver(place);
  try {
    const rows = await engine.query(statement);
    const text = textFromRows(rows, options.json ? "json" : options.format);
    if (options.out === undefined) console.log(text);
    else writeFileSync(options.out, text);
  } finally {
    await engine.close();
  }
}

function textFromRows(rows: readonly Row[], format: Format): string {
  const columns = Object.keys(rows[0] ?? {});
  if (format === "json") return JSON.stringify(rows, null, 2);
  return format === "csv" ? csvFromRows(columns, rows).trimEnd() : tableText(rows, columns);
}
