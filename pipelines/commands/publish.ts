import type { Command } from "commander";
import { type AsKnownOptions, asKnown, sayNothingBuilt, withAsKnownOn } from "./as-known.ts";
import { type CommonOptions, withCommonOptions } from "./options.ts";
import { say } from "./text.ts";
import { publishIn } from "./warehouse.ts";
import { openWorkplace } from "./workplace.ts";

/** `thuocdo publish`: what a site may show. */
export function addPublishCommand(program: Command): void {
  withAsKnownOn(withCommonOptions(program.command("publish"), { changes: true }))
    .description("công bố số liệu được phép đưa lên trang / write what a site may show")
    .addHelpText("after", "\nVí dụ / example:\n  thuocdo publish\n  thuocdo publish --as-known-on 2023-06-28")
    .action(async (options: CommonOptions & AsKnownOptions) => publish(options));
}

async function publish(options: CommonOptions & AsKnownOptions): Promise<void> {
  const place = asKnown(await openWorkplace(options), options);
  if (place === null) return;
  const report = await publishIn(place, options.dryRun === true);
  if (report === null) return sayNothingBuilt(place, options);
  const facts = { build: report.build_id, objects: report.objects };
  const done = options.dryRun ? "publish-plan" : "published";
  if (options.json) console.log(JSON.stringify(report, null, 2));
  else console.log(say(place.language, report.isNew ? done : "publish-nothing-to-do", facts));
}
