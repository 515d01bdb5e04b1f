import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Model, modelsFor } from "../../pipelines/domain/model-card.ts";
import { lacking } from "./athena.ts";
import { newPair, type Pair } from "./pair.ts";
import { giveProgrammes, randomProgrammes } from "./random/programmes.ts";
import { madeRelations, makeAll, wholeModels } from "./whole-models.ts";

/** A model's statement with one thing said otherwise; throws where it does not say it. */
const otherwise = (model: Model, said: string, instead: string): Model => {
  if (!model.sql!.includes(said)) throw new Error(`${model.name} does not say ${said}`);
  return { ...model, sql: model.sql!.replace(said, instead) };
};

const broken = ["indicator_values", "reporting_rates"] as const;
const made = modelsFor(broken, wholeModels, new Set());

describe.runIf(lacking === null)("the comparison of both engines", () => {
  let pair: Pair;
  const given = randomProgrammes(1, 4);
  const differencesOf = async (
    name: (typeof broken)[number],
    said: string,
    instead: string,
  ): Promise<readonly string[]> => {
    const model = made.find((one) => one.name === name)!;
    await pair.athena.define(name, otherwise(model, said, instead).sql!);
    return pair.differences(madeRelations.filter((relation) => relation.name === name));
  };
  beforeAll(async () => {
    pair = await newPair(null);
    await pair.onBoth(async (engine) => {
      await giveProgrammes(engine, given);
      await makeAll(engine, made);
    });
  });
  afterAll(() => pair.close());

  it("names table, key and both values where one engine does not round", async () => {
    const found = await differencesOf(
      "indicator_values",
      "dividend, divisor) + divisor as",
      "dividend, divisor) as",
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(
      /^indicator_values\.value \(boundary \S+, indicator_id p\d-\w+, .*period_id \S+\): DuckDB "[\d.]+", Athena "[\d.]+"$/,
    );
  });

  it("names a row that one engine lacks, and a type that is another", async () => {
    expect(
      await differencesOf("reporting_rates", "select * from final", "select * from final where not is_total"),
    ).toEqual([
      expect.stringMatching(/^reporting_rates \(.*org_unit_key tamky\): only DuckDB has this row$/),
    ]);
    expect(
      await differencesOf(
        "reporting_rates",
        "cast(count(*) as bigint) as expected",
        "cast(count(*) as integer) as expected",
      ),
    ).toEqual(["reporting_rates.expected is INTEGER on Athena; expected BIGINT"]);
  });
});
