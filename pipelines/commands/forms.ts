import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { formsToWrite, writeForms } from "../steps/write-forms.ts";
import { exitCodes } from "./exit-codes.ts";
import { type CommonOptions, withCommonOptions } from "./options.ts";
import { say } from "./text.ts";
import { openWorkplace } from "./workplace.ts";

interface FormsOptions extends CommonOptions {
  readonly period: string;
  readonly form?: string;
  readonly out: string;
}

/** `thuocdo forms`: one workbook per expected reporter. */
export function addFormsCommand(program: Command): void {
  withCommonOptions(program.command("forms"), { changes: true })
    .description("phát biểu mẫu: mỗi đơn vị phải nộp một sổ tính / write one workbook per expected reporter")
    .requiredOption("--period <period>", "kỳ, ví dụ 2023-Q2 / the period, such as 2023-Q2")
    .option("--form <form>", "chỉ một biểu mẫu / one form only")
    .requiredOption("-o, --out <dir>", "thư mục ghi biểu mẫu / folder to write into")
    .addHelpText("after", "\nVí dụ / example:\n  thuocdo forms --period 2023-Q2 --out bieu-mau")
    .action(async (options: FormsOptions) => writeFormFiles(options));
}

async function writeFormFiles(options: FormsOptions): Promise<void> {
  const place = await openWorkplace(options);
  if (place === null) return;
  const { catalogue, hashing, formKey, journal, language } = place;
  const written: string[] = [];
  if (!options.dryRun) mkdirSync(options.out, { recursive: true });
  const wanted = { catalogue, hashing, formKey, period_id: options.period, form_id: options.form };
  const total = formsToWrite(wanted).length;
  for (const form of writeForms(wanted)) {
    const path = join(options.out, form.fileName);
    if (!options.dryRun) writeFileSync(path, form.bytes);
    written.push(path);
    journal.progress("forms", written.length, total);
  }
  if (written.length === 0) {
    const types = new Set(catalogue.forms.map((form) => form.period_type));
    const known = catalogue.periods
      .filter((period) => types.has(period.period_type))
      .map((period) => period.period_id);
    const shown = [...new Set(known)].slice(0, 6).join(", ");
    console.error(say(language, "no-forms", { period: options.period, known: `${shown} …` }));
    process.exitCode = exitCodes.usage;
  } else if (options.json) console.log(JSON.stringify({ files: written }, null, 2));
  else
    console.log(
      say(language, options.dryRun ? "would-write" : "wrote", {
        what: `${written.length} × ${options.out}/*.xlsx`,
      }),
    );
}
