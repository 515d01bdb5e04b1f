import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Command } from "commander";
import { createRunningClock } from "../adapters/running-clock.ts";
import { createSystemClock } from "../adapters/system-clock.ts";
import { addDays, parseDay } from "../domain/day.ts";
import { localDay, startOfDay } from "../domain/time-zone.ts";
import type { Clock } from "../ports/clock.ts";
import { type EditionOptions, withEdition } from "./edition.ts";
import { exitCodes } from "./exit-codes.ts";
import { type CommonOptions, languageFrom, withCommonOptions } from "./options.ts";
import { type ServeOptions, serveUntilStopped, withServing } from "./serve.ts";
import { publicFolderOf, siteFolderOf } from "./site-build.ts";
import { isFolderStore } from "./store-address.ts";
import { say } from "./text.ts";
import { openCatalogue, openWorkplace } from "./workplace.ts";

interface StartOptions extends CommonOptions, ServeOptions, EditionOptions {
  readonly serve: boolean;
  readonly on?: string;
}

/** `thuocdo start`, which is `npm start`: the whole simulated term through all zones, then the site. */
export function addStartCommand(program: Command): void {
  withServing(withEdition(withCommonOptions(program.command("start"), { changes: false })))
    .description(
      "chạy cả con đường với dữ liệu mô phỏng rồi mở trang / the whole road on simulated data, then the site",
    )
    .option("--no-serve", "chỉ chạy, không mở trang / run only, serve nothing")
    .option(
      "--on <day>",
      "diễn tập: coi hôm nay là ngày này, trong một kho riêng / rehearse: let today be this day, in a store of its own",
    )
    .addHelpText(
      "after",
      `
Ví dụ / example:
  thuocdo start --port 8080
  thuocdo start --on 2023-06-16    (kỳ quý II/2023 đang mở: nộp thử được / Q2 2023 is open: try sending a report)
Chạy lại chỉ làm phần thay đổi / run again, it does only what changed.`,
    )
    .action(async (options: StartOptions) => start(options));
}

/** The road: a command each, in a process of its own, so that each gives its memory back. */
const road = [
  { args: ["sample"], key: "start-sample" },
  { args: ["build"], key: "start-build" },
  { args: ["publish"], key: "start-publish" },
  { args: ["close"], key: "start-close" },
  { args: ["site", "--no-serve"], key: "start-site" },
] as const;

async function start(options: StartOptions): Promise<void> {
  if (!isFolderStore(options)) return;
  if (options.on === undefined) await walk(options, [], {});
  else await rehearse(options, options.on);
}

/**
 * Lets today be an earlier day: the term is played to the evening before, and the clock goes on from this time of that
 * day. The store is that day's own, so that the whole term's knows nothing of what is tried.
 */
async function rehearse(options: StartOptions, text: string): Promise<void> {
  const day = parseDay(text);
  if (day === null) {
    console.error(say(languageFrom(options.lang), "on-wrong", { given: text }));
    process.exitCode = exitCodes.usage;
    return;
  }
  const catalogue = openCatalogue(options);
  if (catalogue === null) return;
  const real = createSystemClock();
  const { time_zone } = catalogue.programme;
  const timeOfDay =
    Date.parse(real.now()) - Date.parse(startOfDay(localDay(real.now(), time_zone), time_zone));
  const instant = new Date(Date.parse(startOfDay(day, time_zone)) + timeOfDay).toISOString();
  const clock = createRunningClock(instant, real);
  const store = `${options.store}-${day}`;
  await walk({ ...options, store }, ["--until", addDays(day, -1)], { THUOCDO_NOW: instant }, clock);
}

/** Each step finds what the one before it left, so a run that was stopped is carried on by the next. */
async function walk(
  options: StartOptions,
  sampleArguments: readonly string[],
  env: Readonly<Record<string, string>>,
  clock?: Clock,
): Promise<void> {
  const place = await openWorkplace(options, clock);
  if (place === null) return;
  const isQuiet = options.quiet === true || options.json === true;
  for (const [at, { args, key }] of road.entries()) {
    if (!isQuiet) console.error(say(place.language, key, { number: at + 1, of: road.length }));
    const all = [
      ...args,
      ...ownArguments(key, options, sampleArguments),
      ...commonArguments(options, place.language, isQuiet),
    ];
    const code = await runCommand(all, env, isQuiet);
    if (code === exitCodes.done) continue;
    process.exitCode = code;
    return;
  }
  const hasDoor = options.edition !== "public";
  const folder = hasDoor ? siteFolderOf(place) : publicFolderOf(siteFolderOf(place));
  if (options.serve) await serveUntilStopped(folder, place, { ...options, hasDoor });
}

function ownArguments(
  key: (typeof road)[number]["key"],
  { edition }: StartOptions,
  sampleArguments: readonly string[],
): readonly string[] {
  if (key === "start-sample") return sampleArguments;
  return key === "start-publish" || key === "start-site" ? ["--edition", edition] : [];
}

const commonArguments = (
  { programme, store }: StartOptions,
  language: string,
  isQuiet: boolean,
): string[] => [
  ...["--programme", programme, "--store", store, "--lang", language],
  ...(isQuiet ? ["--quiet"] : []),
];

/** Runs a command of this program; what it says goes to standard error, and its exit code comes back. */
function runCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  isQuiet: boolean,
): Promise<number> {
  const cli = join(import.meta.dirname, "..", "cli.ts");
  const child = spawn(process.execPath, [cli, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", isQuiet ? "ignore" : 2, 2],
  });
  return new Promise((done, fail) => {
    child.on("error", fail).on("close", (code) => done(code ?? exitCodes.retryable));
  });
}
