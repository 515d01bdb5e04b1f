import { join } from "node:path";
import type { Command } from "commander";
import { warehouseFileName } from "../domain/zones.ts";
import { type AsKnownOptions, asKnown, withAsKnownOn } from "./as-known.ts";
import { type CommonOptions, withCommonOptions } from "./options.ts";
import { say } from "./text.ts";
import { buildIn } from "./warehouse.ts";
import { openWorkplace } from "./workplace.ts";

/** `thuocdo build`: the warehouse, only what changed. */
export function addBuildCommand(program: Command): void {
  withAsKnownOn(withCommonOptions(program.command("build"), { changes: true }))
    .description("dựng kho số liệu, chỉ phần thay đổi / compute the warehouse, only what changed")
    .addHelpText(
      "after",
      "\nVí dụ / example:\n  thuocdo build --dry-run\n  thuocdo build --as-known-on 2023-06-28",
    )
    .action(async (options: CommonOptions & AsKnownOptions) => build(options));
}

async function build(options: CommonOptions & AsKnownOptions): Promise<void> {
  const place = asKnown(openWorkplace(options), options);
  if (place === null) return;
  const { plan, written_count, file } = await buildIn(place, options.dryRun === true);
  const facts = { objects: plan.build.length, kept: plan.keep.length, removed: plan.remove.length };
  if (options.json) console.log(JSON.stringify({ ...facts, written: written_count, file }, null, 2));
  else if (plan.isEmpty) console.log(say(place.language, "build-nothing-to-do"));
  else if (options.dryRun) {
    console.log(say(place.language, "build-plan", facts));
    for (const { key, reason } of plan.build) console.log(`  ${key}  ${reason}`);
  } else console.log(say(place.language, "built", { ...facts, written: written_count }));
  if (file !== "written" || options.json) return;
  console.log(say(place.language, "wrote-warehouse-file", { path: join(options.store, warehouseFileName) }));
}
