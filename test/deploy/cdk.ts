import { appendFileSync, mkdirSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { run } from "../engines/commands.ts";
import { testRegion } from "../engines/endpoints.ts";
import type { Cloud } from "./cloud.ts";

export const account = "000000000000";
/** A deployment that hangs for a custom resource would do so for an hour. */
const mostSeconds = "240";

/** Settings said on the command line: `-c name=value`. */
export type Settings = Readonly<Record<string, string>>;

/** Runs the CDK's own command line on the app against the account; gives what it said, throws where it failed. */
export async function cdk(
  { folder, environment, programme }: Cloud,
  args: readonly string[],
  settings: Settings = {},
  cwd = ".",
): Promise<string> {
  const told = Object.entries({ stage: "emulator", programme, ...settings });
  const contexts = told.flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const command = [resolve("node_modules/.bin/cdk"), ...args, ...contexts, "--output", synthesised(folder)];
  const home = join(folder, "cdk-home");
  mkdirSync(home, { recursive: true });
  const env = {
    ...environment,
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    HOME: home,
    CDK_DISABLE_CLI_TELEMETRY: "true",
    CDK_DEFAULT_ACCOUNT: account,
    CDK_DEFAULT_REGION: testRegion,
    npm_config_offline: "true",
  };
  const { code, said } = await run("timeout", ["--kill-after=10", mostSeconds, ...command], { env, cwd });
  appendFileSync(join(folder, "cdk.log"), `$ cdk ${[...args, ...contexts].join(" ")}\n${said}\n`);
  if (code !== 0) throw new Error(`cdk ${args.join(" ")} ended with ${code}:\n${said.slice(-4000)}`);
  return said;
}

/** Where the app's templates and assets lie. */
export const synthesised = (folder: string): string => join(folder, "cdk.out");

/** Makes the account ready for the CDK; away from the app, which it does not need. */
export const bootstrap = (cloud: Cloud): Promise<string> =>
  cdk(cloud, ["bootstrap", `aws://${account}/${testRegion}`], {}, cloud.folder);

export const deploy = (cloud: Cloud, settings?: Settings): Promise<string> =>
  cdk(cloud, ["deploy", "--all", "--require-approval", "never"], settings);
