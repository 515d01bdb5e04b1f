import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDuckdbEngine } from "../../pipelines/adapters/duckdb-engine.ts";
import { loadModels } from "../../pipelines/adapters/model-folder.ts";
import { digitsFromDecimal } from "../../pipelines/domain/decimal.ts";
import type { Row } from "../../pipelines/domain/tables.ts";
import { makeRelations } from "./case-relations.ts";
import { seeded } from "./seeded.ts";
import { type Point, trendOf } from "./trend-reference.ts";

/** Python with pymannkendall (pip install pymannkendall); another than python3 by THUOCDO_PYTHON. */
const python = process.env.THUOCDO_PYTHON ?? "python3";
const hasPymannkendall = spawnSync(python, ["-c", "import pymannkendall"]).status === 0;
if (!hasPymannkendall) console.warn(`NOT CHECKED against pymannkendall: ${python} has no pymannkendall`);

const seed = 20_210_430;
const quarterCount = 26;

/** Series with gaps, ties, constants, drifts either way, whole numbers and decimals, from one point to twenty-six. */
function randomSeries(random: () => number): readonly Point[] {
  const length = 1 + Math.floor(random() * quarterCount);
  const first = Math.floor(random() * (quarterCount - length + 1));
  const gapShare = random() < 0.5 ? 0 : random() * 0.5;
  const levels = [1, 2, 4, 10, 1000][Math.floor(random() * 5)]!;
  const drift = Math.floor(random() * 5) - 2;
  const unit = random() < 0.5 ? 10_000 : 1 + Math.floor(random() * 9_999);
  const points = Array.from({ length }, (_, at): Point | null => {
    if (random() < gapShare) return null;
    const level = Math.floor(random() * levels) + drift * at + 60;
    return { index: first + at + 1, value: BigInt(level * unit) };
  });
  return points.filter((point) => point !== null);
}

const random = seeded(seed);
const series = Array.from({ length: 1000 }, () => randomSeries(random)).filter(({ length }) => length > 0);
const periodOf = (index: number): string => `${2020 + Math.floor((index - 1) / 4)}-Q${1 + ((index - 1) % 4)}`;
const unitOf = (at: number): string => `u${String(at).padStart(4, "0")}`;

const periods = Array.from({ length: quarterCount }, (_, at) => ({
  calendar_id: "admin",
  period_id: periodOf(at + 1),
  period_type: "quarter",
  year: 2020 + Math.floor(at / 4),
  period_index: at + 1,
  ends_on: `${2020 + Math.floor(at / 4)}-${["03", "06", "09", "12"][at % 4]}-14`,
}));
const figures = series.flatMap((points, at) =>
  points.map(({ index, value }) => ({
    boundary: "as_reported",
    indicator_id: "random",
    org_unit_key: unitOf(at),
    calendar_id: "admin",
    period_id: periodOf(index),
    period_type: "quarter",
    year: 2020 + Math.floor((index - 1) / 4),
    audience: "ward",
    numerator: digitsFromDecimal(value),
    value: digitsFromDecimal(value),
    is_complete: true,
    is_provisional: false,
    is_simulated: true,
  })),
);

const workFolder = mkdtempSync(join(tmpdir(), "thuocdo-trends-"));
afterAll(() => rmSync(workFolder, { recursive: true, force: true }));
const found = new Map<string, Row>();

beforeAll(async () => {
  const models = await loadModels("pipelines/models");
  const model = models.find(({ name }) => name === "indicator_trends")!;
  const engine = await createDuckdbEngine({ workFolder });
  try {
    const indicators = [
      { indicator_id: "random", measure: "count", factor: "1", adds_over: "all", direction: "none" },
    ];
    await makeRelations(
      engine,
      models,
      model,
      new Map<string, readonly Partial<Row>[]>([
        ["periods", periods],
        ["indicator_values", figures],
        ["indicators", indicators],
      ]),
    );
    for (const row of await engine.query(model.sql!)) found.set(`${row.org_unit_key} ${row.period_id}`, row);
  } finally {
    await engine.close();
  }
});

const foundAt = (at: number, index: number): Row => found.get(`${unitOf(at)} ${periodOf(index)}`)!;

describe(`trends of ${series.length} random series (seed ${seed})`, () => {
  it("are those of a short reference in exact arithmetic, at every point", () => {
    const expected = series.flatMap((points, at) =>
      points.map(({ index }, upTo) => ({ at, index, ...trendOf(points.slice(0, upTo + 1)) })),
    );
    const actual = expected.map(({ at, index }) => {
      const { point_count, kendall_s, trend, least_squares_slope, sen_slope } = foundAt(at, index);
      const [n, s] = [Number(point_count), Number(kendall_s)];
      return { at, index, point_count: n, kendall_s: s, trend, least_squares_slope, sen_slope };
    });
    expect(actual).toEqual(expected);
    expect(new Set(actual.map(({ trend }) => trend)).size).toBe(4);
  });

  it.runIf(hasPymannkendall)("are those of pymannkendall", () => {
    const longEnough = [...series.entries()].filter(([, points]) => points.length >= 2);
    const lasts = longEnough.map(([, points]) => points.slice(-20));
    const script = `
import json, sys, warnings, pymannkendall as mk
warnings.simplefilter("ignore")
answers = []
for x in json.load(sys.stdin):
    t = mk.original_test([float("nan") if v is None else v for v in x], alpha=0.1)
    answers.append([t.trend, int(t.s), float(t.slope)])
json.dump(answers, sys.stdout)`;
    const input = JSON.stringify(lasts.map(withGaps));
    const { stdout, stderr } = spawnSync(python, ["-c", script], { input, encoding: "utf8" });
    expect(stderr).toBe("");
    const answers = JSON.parse(stdout) as [string, number, number][];
    for (const [nth, [at, points]] of longEnough.entries()) {
      const { kendall_s, sen_slope, trend } = foundAt(at, points.at(-1)!.index);
      const [verdict, s, slope] = answers[nth]!;
      expect([at, Number(kendall_s)]).toEqual([at, s]);
      expect(Math.abs(Number(sen_slope) - slope), unitOf(at)).toBeLessThanOrEqual(0.000_05 + 1e-9);
      if (points.length <= 10) continue;
      const words = { increasing: "rising", decreasing: "falling", "no trend": "no_clear_trend" };
      expect([at, trend]).toEqual([at, words[verdict as keyof typeof words]]);
    }
  });
});

/** The points as numbers, one for each period from the first to the last, null where there is none. */
function withGaps(points: readonly Point[]): (number | null)[] {
  const byIndex = new Map(points.map(({ index, value }) => [index, Number(value) / 10_000]));
  const [first, last] = [points[0]!.index, points.at(-1)!.index];
  return Array.from({ length: last - first + 1 }, (_, at) => byIndex.get(first + at) ?? null);
}
