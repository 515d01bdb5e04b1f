import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Command } from "commander";
import { exitCodes } from "./exit-codes.ts";
import { type CommonOptions, withCommonOptions } from "./options.ts";
import { portOption, serveUntilStopped } from "./site.ts";
import { siteFolderOf } from "./site-build.ts";
import { isFolderStore } from "./store-address.ts";
import { say } from "./text.ts";
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

/** The road: a command each, in a process of its own, so that each gives its memory back. */
const road = [
  { args: ["sample"], key: "start-sample" },
  { args: ["build"], key: "start-build" },
  { args: ["publish"], key: "start-publish" },
  { args: ["close"], key: "start-close" },
  { args: ["site", "--no-serve"], key: "start-site" },
] as const;

/** Each step finds what the one before it left, so a run that was stopped is carried on by the next. */
async function start(options: StartOptions): Promise<void> {
  if (!isFolderStore(options)) return;
  const place = await openWorkplace(options);
  if (place === null) return;
  const isQuiet = options.quiet === true || options.json === true;
  for (const [at, { args, key }] of road.entries()) {
    if (!isQuiet) console.error(say(place.language, key, { number: at + 1, of: road.length }));
    const code = await runCommand([...args, ...commonArguments(options, place.language, isQuiet)], isQuiet);
    if (code === exitCodes.done) continue;
    process.exitCode = code;
    return;
  }
  if (options.serve) await serveUntilStopped(siteFolderOf(place), options.port, place, options.json === true);
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
function runCommand(args: readonly string[], isQuiet: boolean): Promise<number> {
  const cli = join(import.meta.dirname, "..", "cli.ts");
  const child = spawn(process.execPath, [cli, ...args], { stdio: ["ignore", isQuiet ? "ignore" : 2, 2] });
  return new Promise((done, fail) => {
    child.on("error", fail).on("close", (code) => done(code ?? exitCodes.retryable));
  });
}
