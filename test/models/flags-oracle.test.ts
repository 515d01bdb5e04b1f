import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDuckdbEngine } from "../../pipelines/adapters/duckdb-engine.ts";
import { loadModels } from "../../pipelines/adapters/model-folder.ts";
import { isJump, isOutlier } from "../../pipelines/domain/history.ts";
import type { Row } from "../../pipelines/domain/tables.ts";
import { makeRelations } from "./case-relations.ts";
import { seeded } from "./seeded.ts";

// What a receipt asks about (domain/history.ts) and what quality_flags shows are judged by the same rules.
const seed = 20_211_215;
const quarterCount = 20;
const random = seeded(seed);
const upTo = (limit: number): number => Math.floor(random() * limit);

/** Series of whole numbers: steady, constant or wild, with gaps and now and then a slip of a digit. */
function randomSeries(): ReadonlyMap<number, number> {
  const level = [0, 1, 3, 12, 100, 5000][upTo(6)]!;
  const spread = [1, 2, level + 1][upTo(3)]!;
  const slipShare = [0, 0.1, 0.3][upTo(3)]!;
  const indexes = Array.from({ length: 1 + upTo(quarterCount) }, (_, at) => at).filter(() => random() < 0.8);
  return new Map(
    indexes.map((index) => {
      const value = level + upTo(spread);
      return [index, random() < slipShare ? value * [0, 2, 5, 10][upTo(4)]! : value];
    }),
  );
}

const series = Array.from({ length: 600 }, randomSeries);
const periodOf = (index: number): string => `${2021 + Math.floor(index / 4)}-Q${1 + (index % 4)}`;
const unitOf = (at: number): string => `u${String(at).padStart(3, "0")}`;

const periods = Array.from({ length: quarterCount }, (_, index) => ({
  calendar_id: "admin",
  period_id: periodOf(index),
  period_type: "quarter",
  year: 2021 + Math.floor(index / 4),
  period_index: index + 1,
}));
const points = series.flatMap((values, at) =>
  [...values].map(([index, value]) => ({
    indicator_id: "random",
    org_unit_key: unitOf(at),
    calendar_id: "admin",
    period_id: periodOf(index),
    period_type: "quarter",
    year: 2021 + Math.floor(index / 4),
    period_index: index + 1,
    audience: "ward",
    measure: "count",
    factor: "1",
    revision: 1,
    numerator: String(value),
    value: String(value),
    is_simulated: true,
  })),
);

const workFolder = mkdtempSync(join(tmpdir(), "thuocdo-flags-"));
afterAll(() => rmSync(workFolder, { recursive: true, force: true }));
let found: readonly Row[] = [];

beforeAll(async () => {
  const models = await loadModels("pipelines/models");
  const model = models.find(({ name }) => name === "quality_flags")!;
  const engine = await createDuckdbEngine({ workFolder });
  try {
    const given = new Map<string, readonly Partial<Row>[]>([
      ["periods", periods],
      ["flag_points", points],
    ]);
    await makeRelations(engine, models, model, given);
    found = await engine.query(model.sql!);
  } finally {
    await engine.close();
  }
});

/** "unit period" of the points that a rule of the receipts finds, each beside the others and beside the one before. */
function foundBy(rule: (value: number, others: readonly number[], before: number | undefined) => boolean) {
  return series.flatMap((values, at) => {
    const inOrder = [...values];
    return inOrder.flatMap(([index, value], nth) => {
      const others = inOrder.filter((_, other) => other !== nth).map(([, other]) => other);
      return rule(value, others, inOrder[nth - 1]?.[1]) ? [`${unitOf(at)} ${periodOf(index)}`] : [];
    });
  });
}

const flagged = (rule: string): readonly string[] =>
  found
    .filter((row) => row.rule === rule)
    .map(({ org_unit_key, period_id }) => `${org_unit_key} ${period_id}`)
    .sort();

describe(`flags of ${series.length} random series (seed ${seed})`, () => {
  it("are far from their own series where a receipt would say so", () => {
    const expected = foundBy((value, others) => isOutlier(value, others)).sort();
    expect(flagged("far_from_own_series")).toEqual(expected);
    expect(expected.length).toBeGreaterThan(100);
  });

  it("jump from the value before where a receipt would say so", () => {
    const expected = foundBy((value, _, before) => before !== undefined && isJump(value, before)).sort();
    expect(flagged("jump_from_previous")).toEqual(expected);
    expect(expected.length).toBeGreaterThan(100);
  });
});
