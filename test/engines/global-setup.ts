import type { TestProject } from "vitest/node";
import type { Endpoints } from "./endpoints.ts";
import { install } from "./install.ts";
import { comparisonTable } from "./report.ts";
import { enginesFolder, startStandIn } from "./stand-in.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** a sentence where this machine lacks what the stand-in needs */
    engines: Endpoints | string;
    comparisonFolder: string;
  }
}

/** One stand-in for the whole suite, and at its end a table of what was compared on both engines. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const installed = await install(enginesFolder);
  if (!installed.ok) {
    project.provide("engines", installed.error);
    return undefined;
  }
  const { endpoints, logs, stop } = await startStandIn(installed.value);
  project.provide("engines", endpoints);
  project.provide("comparisonFolder", logs);
  return async () => {
    console.log(`\n${comparisonTable(logs)}`);
    await stop();
  };
}
