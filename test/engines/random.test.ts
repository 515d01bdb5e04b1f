import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runChecks } from "../../pipelines/steps/build-models.ts";
import { models } from "../models/cases.ts";
import { lacking } from "./athena.ts";
import { newPair, type Pair } from "./pair.ts";
import { giveProgrammes, randomProgrammes } from "./random/programmes.ts";
import { makeAll, shownRelations } from "./whole-models.ts";

const programmeCount = 200;
const seed = Number(process.env.ENGINES_SEED ?? 1);

describe.runIf(lacking === null)(`${programmeCount} random programmes, ENGINES_SEED=${seed}`, () => {
  let pair: Pair;
  beforeAll(async () => {
    pair = await newPair(`${programmeCount} random programmes, seed ${seed}`);
    const given = randomProgrammes(seed, programmeCount);
    await pair.onBoth(async (engine) => {
      await giveProgrammes(engine, given);
      await makeAll(engine);
    });
  }, 900_000);
  afterAll(() => pair.close());

  it("keep every promise of the cards", () => runChecks(pair.duckdb, models));

  it.each([
    ["quality_flags", "rule"],
    ["indicator_trends", "trend"],
    ["target_progress", "method"],
  ])("reach every %s.%s that there is", async (name, column) => {
    const reached = await pair.duckdb.query(
      `select distinct ${column} from ${name} where ${column} is not null`,
    );
    const { checks } = models
      .find((model) => model.name === name)!
      .columns.find((each) => each.name === column)!;
    const all = checks.flatMap((check) =>
      typeof check === "object" && "accepted_values" in check ? check.accepted_values : [],
    );
    expect(reached.map((row) => row[column]).sort()).toEqual(all.toSorted());
  });

  it("give the same rows on both engines", async () => {
    expect(await pair.differences(shownRelations)).toEqual([]);
  }, 600_000);
});
