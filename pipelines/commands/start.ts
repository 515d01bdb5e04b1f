import type { Command } from "commander";
import { admitCatalogue } from "./catalogue-change.ts";
import { exitCodes } from "./exit-codes.ts";
import { type CommonOptions, withCommonOptions } from "./options.ts";
import { playSampleIn, sampleRequest } from "./sample-term.ts";
import { portOption, serveUntilStopped } from "./site.ts";
import { buildSiteIn, siteFolderOf } from "./site-build.ts";
import { say } from "./text.ts";
import { buildIn, publishIn } from "./warehouse.ts";
import { openWorkplace } from "./workplace.ts";

interface StartOptions extends CommonOptions {
  readonly port: number;
  readonly serve: boolean;
}

/** `thuocdo start`, which is `npm start`: the whole simulated term through all zones, then the site. */
export function addStartCommand(program: Command): void {
  withCommonOptions(program.command("start"), { changes: false })
    .description(
      "chạy cả con đường với dữ liệu mô phỏng rồi mở trang / the whole road on simulated data, then the site",
    )
    .addOption(portOption())
    .option("--no-serve", "chỉ chạy, không mở trang / run only, serve nothing")
    .addHelpText(
      "after",
      `
Ví dụ / example:
  thuocdo start --port 8080
Chạy lại chỉ làm phần thay đổi / run again, it does only what changed.`,
    )
    .action(async (options: StartOptions) => start(options));
}

/** Each step finds what the one before it left, so a run that was stopped is carried on by the next. */
async function start(options: StartOptions): Promise<void> {
  const place = openWorkplace(options);
  if (place === null) return;
  const step = (
    number: number,
    key: "start-sample" | "start-build" | "start-publish" | "start-site",
  ): void => {
    if (!options.quiet && !options.json) console.error(say(place.language, key, { number, of: 4 }));
  };
  step(1, "start-sample");
  const played = await playSampleIn(options, sampleRequest(place, options, { seed: "1", until: null }));
  if (played.kind === "refused") {
    console.error(say(place.language, "start-refused", { store: place.storeFolder }));
    process.exitCode = exitCodes.usage;
    return;
  }
  step(2, "start-build");
  if ((await admitCatalogue(place, options)) === null) return;
  await buildIn(place, false);
  step(3, "start-publish");
  await publishIn(place, false);
  step(4, "start-site");
  const folder = siteFolderOf(place);
  await buildSiteIn(place, folder);
  if (options.serve) await serveUntilStopped(folder, options.port, place, options.json === true);
}
