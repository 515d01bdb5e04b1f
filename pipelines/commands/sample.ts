import type { Command } from "commander";
import { endOfDay } from "../domain/time-zone.ts";
import { planTerm } from "../sample/plan-term.ts";
import type { SampleOutcome, SampleRequest } from "../sample/play-sample.ts";
import { exitCodes } from "./exit-codes.ts";
import { type CommonOptions, languageFrom, withCommonOptions } from "./options.ts";
import { playSampleIn, sampleRequest } from "./sample-term.ts";
import { isFolderStore } from "./store-address.ts";
import { say } from "./text.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

interface SampleOptions extends CommonOptions {
  readonly seed: string;
  readonly until?: string;
}

/** `thuocdo sample`: the simulated term, played into a store. */
export function addSampleCommand(program: Command): void {
  withCommonOptions(program.command("sample"), { changes: true })
    .description("nạp dữ liệu mô phỏng của cả nhiệm kỳ vào kho / play the simulated term into a store")
    .option("--seed <number>", "số gieo: cùng số, cùng dữ liệu / the same seed gives the same term", "1")
    .option("--until <date>", "chỉ đến hết ngày này, ví dụ 2023-06-30 / only to the end of this day")
    .addHelpText(
      "after",
      `
Ví dụ / example:
  thuocdo sample --until 2023-06-30
  thuocdo sample --store kho-mau      (chạy lại: làm tiếp phần còn thiếu / again: carries on where it stopped)
Số liệu là mô phỏng, không phải của đơn vị nào / the figures are simulated, no unit's own.`,
    )
    .action(async (options: SampleOptions) => sample(options));
}

async function sample(options: SampleOptions): Promise<void> {
  const language = languageFrom(options.lang);
  const wrong = misuse(options);
  if (wrong !== null) {
    const given = wrong === "seed-wrong" ? options.seed : options.until!;
    console.error(say(language, wrong, { given }));
    process.exitCode = exitCodes.usage;
    return;
  }
  if (!isFolderStore(options)) return;
  const place = await openWorkplace(options);
  if (place === null) return;
  const zone = place.catalogue.programme.time_zone;
  const until = options.until === undefined ? null : endOfDay(options.until, zone);
  const request = sampleRequest(place, options, { seed: options.seed, until });
  if (options.dryRun) printPlan(request, place, options);
  else printOutcome(await playSampleIn(options, request), place, options);
}

/** How many files there would be, and what happens on purpose among them. */
function printPlan(request: SampleRequest, place: Workplace, options: SampleOptions): void {
  const { language, storeFolder, hashing } = place;
  const files = planTerm({ ...request, hashing }).length;
  if (options.json) {
    console.log(JSON.stringify({ files, store: storeFolder, story: request.data.story }, null, 2));
    return;
  }
  console.log(say(language, "sample-plan", { files, store: storeFolder }));
  if (request.data.story.length === 0) return;
  console.log(say(language, "sample-story", { count: request.data.story.length }));
  for (const element of request.data.story) {
    const where = [element.form_id, element.period_id, element.org_unit_key].filter((each) => each !== null);
    console.log(`  ${element[`text_${language}`]}  (${where.join(" ")})`);
  }
}

function misuse({ seed, until }: SampleOptions): "seed-wrong" | "until-wrong" | null {
  if (!/^\d{1,15}$/.test(seed)) return "seed-wrong";
  const isDay = until === undefined || (/^\d{4}-\d\d-\d\d$/.test(until) && !Number.isNaN(Date.parse(until)));
  return isDay ? null : "until-wrong";
}

function printOutcome({ kind, progress }: SampleOutcome, place: Workplace, options: SampleOptions): void {
  if (kind === "refused") process.exitCode = exitCodes.usage;
  const { files, accepted, rejected } = progress;
  const facts = { files, accepted, rejected, store: place.storeFolder };
  if (options.json) console.log(JSON.stringify({ outcome: kind, ...facts }, null, 2));
  else if (kind === "refused") console.error(say(place.language, "sample-refused", facts));
  else console.log(say(place.language, kind === "played" ? "sample-played" : "sample-stood", facts));
}
