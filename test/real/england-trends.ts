import { describe, expect, it } from "vitest";
import type { Row } from "../../pipelines/domain/tables.ts";
import { type Point, trendOf } from "../models/trend-reference.ts";
import { tenThousandths } from "./england-oracle.ts";
import type { EnglandRoad } from "./england-road.ts";

/** Every figure of a quarter that has a trend, in the order of its series, with the place of its quarter on the x axis. */
const points = `select v.boundary, v.indicator_id, v.org_unit_key, v.period_id, v.value, p.period_index
  from indicator_values v
  inner join periods p on p.calendar_id = v.calendar_id and p.period_id = v.period_id
  where v.period_type = 'quarter' and v.value is not null and (v.is_complete or v.is_provisional)
  order by v.boundary, v.indicator_id, v.org_unit_key, p.period_index`;
const trends = `select boundary, indicator_id, org_unit_key, period_id, point_count, kendall_s, trend,
  least_squares_slope, sen_slope
  from indicator_trends where period_type = 'quarter' and trend is not null`;

const seriesOf = ({ boundary, indicator_id, org_unit_key }: Row): string =>
  `${boundary} ${indicator_id} ${org_unit_key}`;
const keyOf = (row: Row): string => `${seriesOf(row)} ${row.period_id}`;

/** Five and a half years of every authority against the short reference. */
export function describeTrends(road: () => EnglandRoad): void {
  describe("the trends of it", () => {
    it("are, figure for figure, what the definitions give word for word", async () => {
      const found = new Map((await road().engine.query(trends)).map((row) => [keyOf(row), row]));
      const series = Map.groupBy(await road().engine.query(points), seriesOf);
      const wrong: object[] = [];
      let compared = 0;
      for (const rows of series.values()) {
        const path: Point[] = [];
        for (const row of rows) {
          path.push({ index: Number(row.period_index), value: tenThousandths(String(row.value))! });
          const { point_count, kendall_s, ...rest } = found.get(keyOf(row)) ?? {};
          const { trend, least_squares_slope, sen_slope } = rest as Row;
          const given = {
            ...{ point_count: Number(point_count), kendall_s: Number(kendall_s), trend },
            ...{ least_squares_slope, sen_slope },
          };
          const expected = trendOf(path);
          compared += 1;
          if (JSON.stringify(given) !== JSON.stringify(expected))
            wrong.push({ key: keyOf(row), given, expected });
        }
      }
      expect(wrong.slice(0, 3)).toEqual([]);
      expect(compared).toBe(found.size);
      expect(compared).toBeGreaterThan(50_000);
      const verdicts = new Set([...found.values()].map(({ trend }) => trend));
      expect(verdicts).toEqual(new Set(["rising", "falling", "no_clear_trend", "too_short"]));
    }, 600_000);

    it("place no authority among the others: its catalogue says of no figure that more or less is better", async () => {
      const [placed] = await road().engine.query(
        `select cast(count(*) as bigint) as figures, cast(count(peer_rank) as bigint) as placed from indicator_trends`,
      );
      expect(placed!.placed).toBe("0");
      expect(Number(placed!.figures)).toBeGreaterThan(50_000);
    });
  });
}
