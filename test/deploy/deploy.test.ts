import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { install } from "../engines/install.ts";
import { enginesFolder } from "../engines/stand-in.ts";
import { bootstrap, deploy } from "./cdk.ts";
import { type Cloud, startCloud } from "./cloud.ts";
import { whatAnalystsRead } from "./comparison.ts";
import { whatIsPutAside } from "./dead-letters.ts";
import { whatDeployingDoes, whatDestroyingLeaves } from "./deployment.ts";
import { whatComesLate, whatKeepsItself } from "./keeping.ts";
import { keepLogs } from "./logs.ts";
import { whatIsRefused } from "./refusals.ts";
import { reportOn } from "./report.ts";
import { reportsOnTheirWay } from "./road.ts";
import { whatReadersSee } from "./site.ts";
import { systemOn } from "./system.ts";
import { changed, whatChanges, whatIsBuilt } from "./warehouse.ts";
import { openWorld, type World } from "./world.ts";

const installed = await install(enginesFolder);
if (!installed.ok) console.warn(`NOT CHECKED against a deployed system: ${installed.error}`);

describe("the stand-in of AWS", () => {
  it("is here, or this is no CI", () => {
    expect(process.env.CI === undefined || installed.ok).toBe(true);
  });
});

// One system from its first deployment to its end: each part takes up where the one before it stopped.
describe.runIf(installed.ok)("the deployed system", () => {
  let cloud: Cloud;
  let world: World;
  const given = () => world;

  beforeAll(async () => {
    if (!installed.ok) return;
    cloud = await startCloud(installed.value);
    console.log(`Logs of this run are in ${cloud.folder}`);
    await bootstrap(cloud);
    await deploy(cloud);
    world = await openWorld(systemOn(cloud));
  });
  afterAll(async () => {
    if (world !== undefined) {
      await keepLogs(world);
      console.log(await reportOn(world));
    }
    await cloud?.stop();
  });

  whatDeployingDoes(given);
  reportsOnTheirWay(given);
  whatIsRefused(given);
  whatIsPutAside(given);
  whatKeepsItself(given);
  whatIsBuilt(given);
  whatAnalystsRead(given);
  whatChanges(given);
  whatComesLate(given);
  whatReadersSee(given);
  whatDestroyingLeaves(given, changed);
});
