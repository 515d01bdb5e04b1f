import type { Command } from "commander";
import { publicIndicatorIds } from "../domain/public-edition.ts";
import type { PublishedEdition } from "../domain/published.ts";
import { type AsKnownOptions, asKnown, withAsKnownOn } from "./as-known.ts";
import { type EditionOptions, editionsOf, withEdition } from "./edition.ts";
import { exitCodes } from "./exit-codes.ts";
import { languageFrom, withCommonOptions } from "./options.ts";
import { type ServeOptions, serveUntilStopped, withServing } from "./serve.ts";
import { type BuiltSite, buildSiteIn, publicFolderOf, siteFolderOf } from "./site-build.ts";
import { siteTarget, type UploadOptions, uploadTo } from "./site-upload.ts";
import { say } from "./text.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

interface SiteOptions extends UploadOptions, AsKnownOptions, ServeOptions, EditionOptions {
  readonly out?: string;
  readonly serve: boolean;
  readonly address?: string;
}

/** `thuocdo site`: the pages, built and served on this machine. */
export function addSiteCommand(program: Command): void {
  withServing(withEdition(withAsKnownOn(withCommonOptions(program.command("site"), { changes: true }))))
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
  thuocdo site --edition public            (trang công khai, sau publish cùng --edition / the public site, after publish with the same --edition)
  thuocdo site --edition both --no-serve   (trang công khai nằm cạnh, tên thêm “-public” / the public site lies beside, its name ends in "-public")
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
  const leaders = `${siteFolderOf(opened)}${day}`;
  const sites: EditionSite[] = [];
  for (const edition of editionsOf(options)) {
    const folder = folderOf(edition, leaders, options);
    if (options.dryRun) console.log(say(place.language, "would-write", { what: options.to ?? folder }));
    else {
      const built = await buildSiteIn(place, folder, edition, address === undefined ? {} : { address });
      if (built === null) sayNoSite(edition, place, options);
      else sites.push({ ...built, edition });
    }
  }
  const [first] = sites;
  if (first === undefined) return;
  if (target !== null) return uploadTo(target, first, place, options);
  if (!options.serve || options.edition === "both") saySites(sites, place, options);
  // leaders' comes first, and only that takes reports
  if (options.serve)
    await serveUntilStopped(first.folder, place, { ...options, hasDoor: first.edition === "leadership" });
}

type EditionSite = BuiltSite & { readonly edition: PublishedEdition };

/** The folder that was asked for, or the one beside the store; the public site of two lies beside the leaders'. */
function folderOf(edition: PublishedEdition, leaders: string, { out, edition: asked }: SiteOptions): string {
  const isAlone = out !== undefined && asked === "public";
  return edition === "public" && !isAlone ? publicFolderOf(out ?? leaders) : (out ?? leaders);
}

function sayNoSite(
  edition: PublishedEdition,
  { catalogue, language }: Workplace,
  options: SiteOptions,
): void {
  const isNothing = edition === "public" && publicIndicatorIds(catalogue).length === 0;
  const unpublished = edition === "public" ? "nothing-published-public" : "nothing-published";
  console.error(say(language, isNothing ? "nothing-public" : unpublished, { store: options.store }));
  if (!isNothing || options.edition === "public") process.exitCode = exitCodes.returned;
}

function saySites(sites: readonly EditionSite[], { language }: Workplace, options: SiteOptions): void {
  const told = sites.map(({ folder, build_id, isNew, edition }) => ({
    edition,
    is_new: isNew,
    said: { folder, build: build_id },
  }));
  if (options.json && !options.serve) {
    const [first] = told.map(({ said, is_new }) => ({ ...said, is_new }));
    const all = Object.fromEntries(told.map(({ edition, said, is_new }) => [edition, { ...said, is_new }]));
    console.log(JSON.stringify(options.edition === "both" ? all : first, null, 2));
  } else if (!options.json)
    for (const { edition, is_new, said } of told)
      console.log(
        say(language, `site${edition === "public" ? "-public" : ""}-${is_new ? "built" : "stands"}`, said),
      );
}
