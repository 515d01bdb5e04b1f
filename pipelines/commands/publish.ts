import type { Command } from "commander";
import type { PublishedEdition } from "../domain/published.ts";
import { type AsKnownOptions, asKnown, sayNothingBuilt, withAsKnownOn } from "./as-known.ts";
import { type EditionOptions, editionsOf, withEdition } from "./edition.ts";
import { exitCodes } from "./exit-codes.ts";
import { type CommonOptions, withCommonOptions } from "./options.ts";
import { type CommandTextKey, say } from "./text.ts";
import { publishIn } from "./warehouse.ts";
import { openWorkplace } from "./workplace.ts";

type PublishOptions = CommonOptions & AsKnownOptions & EditionOptions;

/** `thuocdo publish`: what a site may show. */
export function addPublishCommand(program: Command): void {
  withEdition(withAsKnownOn(withCommonOptions(program.command("publish"), { changes: true })))
    .description("công bố số liệu được phép đưa lên trang / write what a site may show")
    .addHelpText(
      "after",
      `
Ví dụ / example:
  thuocdo publish
  thuocdo publish --edition both    (bản lãnh đạo và bản công khai / for leaders, and for everybody)
  thuocdo publish --as-known-on 2023-06-28`,
    )
    .action(async (options: PublishOptions) => publish(options));
}

const words = {
  leadership: { new: "published", plan: "publish-plan", stands: "publish-nothing-to-do" },
  public: {
    new: "published-public",
    plan: "publish-public-plan",
    stands: "publish-public-nothing-to-do",
  },
} as const satisfies Record<PublishedEdition, Record<string, CommandTextKey>>;

async function publish(options: PublishOptions): Promise<void> {
  const place = asKnown(await openWorkplace(options), options);
  if (place === null) return;
  const reports: Partial<Record<PublishedEdition, unknown>> = {};
  for (const edition of editionsOf(options)) {
    const report = await publishIn(place, edition, options.dryRun === true);
    if (report === null) return sayNothingBuilt(place, options);
    reports[edition] = report;
    if (report === "nothing-public") {
      console.error(say(place.language, "nothing-public"));
      if (options.edition === "public") process.exitCode = exitCodes.returned;
    } else if (!options.json) {
      const facts = { build: report.build_id, objects: report.objects };
      const { new: done, plan, stands } = words[edition];
      console.log(say(place.language, report.isNew ? (options.dryRun ? plan : done) : stands, facts));
    }
  }
  const told = options.edition === "leadership" ? reports.leadership : reports;
  if (options.json) console.log(JSON.stringify(told, null, 2));
}
