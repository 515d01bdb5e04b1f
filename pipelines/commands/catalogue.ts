import { writeFileSync } from "node:fs";
import type { Command } from "commander";
import { catalogueDocs } from "../domain/catalogue-docs.ts";
import { type CommonOptions, languageFrom, withCommonOptions } from "./options.ts";
import { say } from "./text.ts";
import { openCatalogue } from "./workplace.ts";

/** `thuocdo catalogue check` and `thuocdo catalogue docs`. */
export function addCatalogueCommand(program: Command): void {
  const catalogue = program
    .command("catalogue")
    .description("danh mục: kiểm tra, in thành tài liệu / the catalogue: check it, write it as a document")
    .addHelpText(
      "after",
      "\nVí dụ / example:\n  thuocdo catalogue check --programme pipelines/programmes/tam-ky-2021-2025",
    );

  withCommonOptions(catalogue.command("check"), { changes: false })
    .description(
      "nói tệp, dòng, cột nào sai và cần gì / say which file, row and column is wrong and what was expected",
    )
    .action((options: CommonOptions) => checkCatalogueFolder(options));

  withCommonOptions(catalogue.command("docs"), { changes: false })
    .description("danh mục thành tài liệu Markdown / the catalogue as a Markdown document")
    .option("-o, --out <file>", "ghi vào tệp / write to a file")
    .action((options: CommonOptions & { out?: string }) => writeCatalogueDocs(options));
}

function checkCatalogueFolder(options: CommonOptions): void {
  const catalogue = openCatalogue(options);
  if (catalogue === null) return;
  const facts = {
    programme: catalogue.programme.programme_id,
    indicators: catalogue.indicators.length,
    forms: new Set(catalogue.forms.map((form) => form.form_id)).size,
    units: catalogue.orgUnits.length,
    periods: catalogue.periods.length,
  };
  if (options.json)
    console.log(JSON.stringify({ problems: [], ...facts, sha256: catalogue.sha256 }, null, 2));
  else console.log(say(languageFrom(options.lang), "catalogue-is-good", facts));
}

function writeCatalogueDocs(options: CommonOptions & { out?: string }): void {
  const catalogue = openCatalogue(options);
  if (catalogue === null) return;
  const language = languageFrom(options.lang);
  const document = catalogueDocs(catalogue, language);
  if (options.json) console.log(JSON.stringify({ markdown: document }));
  else if (options.out === undefined) process.stdout.write(document);
  else {
    writeFileSync(options.out, document);
    console.log(say(language, "wrote", { what: options.out }));
  }
}
