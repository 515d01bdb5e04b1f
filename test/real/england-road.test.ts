import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe } from "vitest";
import { describeArrival } from "./england-arrival.ts";
import { describePublication } from "./england-publication.ts";
import { describeRefusals } from "./england-refusals.ts";
import { type EnglandRoad, realFolder, takeEnglandRoad } from "./england-road.ts";
import { describeSeries } from "./england-series.ts";
import { describeTrends } from "./england-trends.ts";

const isHere = existsSync(realFolder);
if (!isHere) console.warn(`SKIPPED: no real returns at ${realFolder}, so England's road was not taken`);

/** The second programme whole: every return of five and a half years, through all zones by the real command line. */
describe.runIf(isHere)("England's road", () => {
  let taken: EnglandRoad;
  beforeAll(async () => {
    taken = await takeEnglandRoad();
  });
  afterAll(() => taken?.close());
  const road = (): EnglandRoad => taken;

  describeArrival(road);
  describeRefusals(road);
  describeSeries(road);
  describeTrends(road);
  describePublication(road);
});
