import { join } from "node:path";
import type { Command } from "commander";
import { warehouseFileName } from "../domain/zones.ts";
import { type AsKnownOptions, asKnown, withAsKnownOn } from "./as-known.ts";
import { admitCatalogue } from "./catalogue-change.ts";
import { type CommonOptions, withCommonOptions } from "./options.ts";
import { say } from "./text.ts";
import { buildIn } from "./warehouse.ts";
import { openWorkplace } from "./workplace.ts";

interface BuildOptions extends CommonOptions, AsKnownOptions {
  readonly acceptCatalogue?: boolean;
}

/** `thuocdo build`: the warehouse, only what changed. */
export function addBuildCommand(program: Command): void {
  withAsKnownOn(withCommonOptions(program.command("build"), { changes: true }))
    .description("dựng kho số liệu, chỉ phần thay đổi / compute the warehouse, only what changed")
    .option(
      "--accept-catalogue",
      "chấp nhận danh mục đã sửa dù số liệu thay đổi / accept an edited catalogue although figures move",
    )
    .addHelpText(
      "after",
      `
Ví dụ / example:
  thuocdo build --dry-run
  thuocdo build --as-known-on 2023-06-28
  thuocdo build --accept-catalogue
Nếu danh mục đã sửa, lệnh nói số liệu nào thay đổi và dừng (mã thoát 1); xem rồi chạy lại với --accept-catalogue.
After an edit of the catalogue the command says which figures move and stops (exit code 1); read, then run it with
--accept-catalogue. An edit that moves no figure needs no flag; one that takes away what is in use is refused.`,
    )
    .action(async (options: BuildOptions) => build(options));
}

async function build(options: BuildOptions): Promise<void> {
  const place = asKnown(await openWorkplace(options), options);
  if (place === null) return;
  const catalogue = await admitCatalogue(place, options);
  if (catalogue === null) return;
  const { plan, written_count, file } = await buildIn(place, options.dryRun === true);
  const facts = { objects: plan.build.length, kept: plan.keep.length, removed: plan.remove.length };
  if (options.json)
    console.log(JSON.stringify({ ...facts, written: written_count, file, catalogue }, null, 2));
  else if (plan.isEmpty) console.log(say(place.language, "build-nothing-to-do"));
  else if (options.dryRun) {
    console.log(say(place.language, "build-plan", facts));
    for (const { key, reason } of plan.build) console.log(`  ${key}  ${reason}`);
  } else console.log(say(place.language, "built", { ...facts, written: written_count }));
  if (file !== "written" || options.json) return;
  console.log(
    say(place.language, "wrote-warehouse-file", { path: join(place.storeFolder, warehouseFileName) }),
  );
}
