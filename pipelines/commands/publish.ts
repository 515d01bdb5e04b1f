import type { Command } from "commander";
import { exitCodes } from "./exit-codes.ts";
import { type CommonOptions, withCommonOptions } from "./options.ts";
import { say } from "./text.ts";
import { publishIn } from "./warehouse.ts";
import { openWorkplace } from "./workplace.ts";

/** `thuocdo publish`: what a site may show. */
export function addPublishCommand(program: Command): void {
  withCommonOptions(program.command("publish"), { changes: true })
    .description("công bố số liệu được phép đưa lên trang / write what a site may show")
    .addHelpText("after", "\nVí dụ / example:\n  thuocdo publish")
    .action(async (options: CommonOptions) => publish(options));
}

async function publish(options: CommonOptions): Promise<void> {
  const place = openWorkplace(options);
  if (place === null) return;
  const report = await publishIn(place, options.dryRun === true);
  if (report === null) {
    console.error(say(place.language, "nothing-built", { store: options.store }));
    process.exitCode = exitCodes.returned;
    return;
  }
  const facts = { build: report.build_id, objects: report.objects };
  const done = options.dryRun ? "publish-plan" : "published";
  if (options.json) console.log(JSON.stringify(report, null, 2));
  else console.log(say(place.language, report.isNew ? done : "publish-nothing-to-do", facts));
}
