import type { Command } from "commander";
import { type AsKnownOptions, asKnown, withAsKnownOn } from "./as-known.ts";
import { exitCodes } from "./exit-codes.ts";
import { languageFrom, withCommonOptions } from "./options.ts";
import { type ServeOptions, serveUntilStopped, withServing } from "./serve.ts";
import { buildSiteIn, siteFolderOf } from "./site-build.ts";
import { siteTarget, type UploadOptions, uploadTo } from "./site-upload.ts";
import { say } from "./text.ts";
import { openWorkplace } from "./workplace.ts";

interface SiteOptions extends UploadOptions, AsKnownOptions, ServeOptions {
  readonly out?: string;
  readonly serve: boolean;
  readonly address?: string;
}

/** `thuocdo site`: the pages, built and served on this machine. */
export function addSiteCommand(program: Command): void {
  withServing(withAsKnownOn(withCommonOptions(program.command("site"), { changes: true })))
    .description("dựng trang và mở trên máy này / build the site and serve it on this machine")
    .option(
      "-o, --out <dir>",
      "thư mục của trang (mặc định: cạnh kho) / the site's folder (default: beside the store)",
    )
    .option("--no-serve", "chỉ dựng, không mở / build only")
    .option(
      "--to <s3://…>",
      "dựng rồi đưa trang lên bucket, không mở / build, then put the site into a bucket, without serving it",
    )
    .option(
      "--address <https://…>",
      "địa chỉ của trang, in ở chân báo cáo nhiệm kỳ / the site's address, printed at the foot of the term report",
    )
    .addHelpText(
      "after",
      `
Ví dụ / example:
  thuocdo site --port 8080
  thuocdo site --as "Phường Tân Thạnh"    (trang “Nộp báo cáo” của một đơn vị / the page for submitting, for one unit)
  thuocdo site --as-known-on 2023-06-28    (sau build và publish cùng ngày / after build and publish of that day)
  thuocdo site --no-serve --out trang      (mở được từ mọi máy chủ web, mọi thư mục con / for any web server, any sub-path)
  thuocdo site --store s3://BUCKET-KHO --to s3://BUCKET-TRANG    (chỉ gửi tệp thay đổi / only what changed is sent)
Trang không cần mạng: không tải gì từ ngoài / the site needs no network: it loads nothing from outside.`,
    )
    .action(async (options: SiteOptions) => site(options));
}

async function site(options: SiteOptions): Promise<void> {
  const target = siteTarget(options);
  if (target === undefined) return;
  const address = options.address?.replace(/\/+$/, "");
  if (address !== undefined && !/^https?:\/\/[^\s"<>]+$/.test(address)) {
    console.error(say(languageFrom(options.lang), "address-wrong", { given: address }));
    process.exitCode = exitCodes.usage;
    return;
  }
  const opened = await openWorkplace(options);
  const place = asKnown(opened, options);
  if (opened === null || place === null) return;
  const day = options.asKnownOn === undefined ? "" : `-${options.asKnownOn}`;
  const folder = options.out ?? `${siteFolderOf(opened)}${day}`;
  if (options.dryRun) {
    console.log(say(place.language, "would-write", { what: options.to ?? folder }));
    return;
  }
  const built = await buildSiteIn(place, folder, address === undefined ? {} : { address });
  if (built === null) {
    console.error(say(place.language, "nothing-published", { store: options.store }));
    process.exitCode = exitCodes.returned;
    return;
  }
  if (target !== null) return uploadTo(target, built, place, options);
  const said = { folder, build: built.build_id };
  if (!options.serve) {
    if (options.json) console.log(JSON.stringify({ ...said, is_new: built.isNew }, null, 2));
    else console.log(say(place.language, built.isNew ? "site-built" : "site-stands", said));
  } else await serveUntilStopped(folder, place, options);
}
