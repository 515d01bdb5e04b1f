import { type Command, Option } from "commander";
import type { Language } from "../domain/issue-text.ts";

/** What every command can be told. */
export interface CommonOptions {
  readonly programme: string;
  readonly store: string;
  readonly lang?: Language;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly dryRun?: boolean;
}

const defaultProgramme = "pipelines/programmes/tam-ky-2021-2025";

/** The language of the answers: as asked, else THUOCDO_LANG, else Vietnamese. */
export function languageFrom(asked: Language | undefined): Language {
  return asked ?? (process.env.THUOCDO_LANG === "en" ? "en" : "vi");
}

/** Adds the options every command shares; --dry-run only where the command changes something. */
export function withCommonOptions(command: Command, options: { readonly changes: boolean }): Command {
  command
    .option("-p, --programme <dir>", "thư mục danh mục / the catalogue's folder", defaultProgramme)
    .option(
      "-s, --store <place>",
      "kho: thư mục hoặc s3://bucket/tiền-tố (THUOCDO_STORE) / the store: a folder, or s3://bucket/prefix",
      process.env.THUOCDO_STORE ?? ".thuocdo/store",
    )
    .addOption(new Option("--lang <language>", "ngôn ngữ / language (THUOCDO_LANG)").choices(["vi", "en"]))
    .option("--json", "trả lời bằng JSON / answer in JSON")
    .option("-q, --quiet", "không báo tiến độ / no progress")
    .helpOption("-h, --help", "trợ giúp / help");
  if (options.changes) command.option("-n, --dry-run", "chỉ nói sẽ làm gì / only say what would be done");
  return command;
}
