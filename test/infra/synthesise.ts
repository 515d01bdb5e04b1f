import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, type Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { Code } from "aws-cdk-lib/aws-lambda";
import { Asset } from "aws-cdk-lib/aws-s3-assets";
import { AwsSolutionsChecks, ServerlessChecks } from "cdk-nag";
import { namesOf, type StackPart } from "../../infra/names.ts";
import { readCatalogue, readQueries } from "../../infra/programme.ts";
import { type StageChoice, stageFrom } from "../../infra/stages.ts";
import { addStacks } from "../../infra/system.ts";

export const catalogue = readCatalogue("pipelines/programmes/tam-ky-2021-2025");
export const queries = await readQueries();

interface Finding {
  readonly rule: string;
  readonly paths: readonly string[];
}

export interface Synthesised {
  readonly template: (part: StackPart) => Template;
  /** what the two packs of cdk-nag find, by rule */
  readonly findings: readonly Finding[];
}

/** The properties of all resources of a type. */
export const propertiesOf = (template: Template, type: string) =>
  Object.values(template.findResources(type)).map(({ Properties }) => Properties);

const made = new Map<string, Synthesised>();

/** The stacks of a stage as templates, with functions that hold a line instead of their bundles; each stage once. */
export function synthesise(choice: StageChoice): Synthesised {
  const name = JSON.stringify(choice);
  const system = made.get(name) ?? synthesiseAnew(choice);
  made.set(name, system);
  return system;
}

function synthesiseAnew(choice: StageChoice): Synthesised {
  const stage = stageFrom(choice);
  const folder = mkdtempSync(join(tmpdir(), "thuocdo-infra-"));
  writeFileSync(join(folder, "index.mjs"), "export const handler = async () => {};\n");
  const app = new App({ outdir: join(folder, "out"), analyticsReporting: false });
  const exclude = ["out"];
  addStacks(app, {
    ...{ stage, catalogue, queries },
    codeOf: () => Code.fromAsset(folder, { exclude }),
    sourceOf: (scope) => new Asset(scope, "Source", { path: folder, exclude }),
  });
  const templates = new Map(
    app.node.children.map((stack) => [stack.node.id, Template.fromStack(stack as Stack)]),
  );
  const findings = [new AwsSolutionsChecks(app), new ServerlessChecks(app)].flatMap((pack) =>
    pack.validateScope(app).violations.map(({ ruleName, violatingResources }) => ({
      rule: ruleName,
      paths: violatingResources.map(
        (resource) => `${"constructPath" in resource ? resource.constructPath : ""}`,
      ),
    })),
  );
  rmSync(folder, { recursive: true });
  const { stack } = namesOf(stage);
  return { template: (part) => templates.get(stack(part))!, findings };
}
