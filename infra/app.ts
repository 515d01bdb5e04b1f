import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App, Validations } from "aws-cdk-lib";
import { Code } from "aws-cdk-lib/aws-lambda";
import { Asset } from "aws-cdk-lib/aws-s3-assets";
import { AwsSolutionsChecks, ServerlessChecks } from "cdk-nag";
import { bundleFunction, copySources, programmeOfTamKy } from "./bundle.ts";
import { readCatalogue, readQueries } from "./programme.ts";
import { functionNames, stageFrom } from "./stages.ts";
import { addStacks } from "./system.ts";

const app = new App();
const said = (key: string): string | undefined => app.node.tryGetContext(key);
const cookieKeyFile = said("cookieKey");
const stage = stageFrom({
  stage: said("stage"),
  name: said("name"),
  alarmAddress: said("alarmAddress"),
  keepWindows: said("keepWindows"),
  athenaAboveReceipts: said("athenaAboveReceipts"),
  domain: said("domain"),
  certificate: said("certificate"),
  cookieKey: cookieKeyFile === undefined ? undefined : readFileSync(cookieKeyFile, "utf8"),
});
const programme = said("programme") ?? programmeOfTamKy;
const assets = join(".thuocdo/functions", stage.name);
for (const name of functionNames)
  await bundleFunction({ name, outDir: join(assets, name), arch: stage.architecture, programme });
const sources = join(assets, "source");
copySources(sources);

addStacks(app, {
  stage,
  catalogue: readCatalogue(programme),
  queries: await readQueries(),
  codeOf: (name) => Code.fromAsset(join(assets, name)),
  sourceOf: (scope) => new Asset(scope, "Source", { path: sources }),
});
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
