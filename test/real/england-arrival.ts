import { describe, expect, it } from "vitest";
import { quotient, ratioId, tenThousandths } from "./england-oracle.ts";
import { isPrinted, type PrintedReturn } from "./england-returns.ts";
import type { EnglandRoad } from "./england-road.ts";

/** The cells that a return's form has. */
const askedIn = (row: PrintedReturn): string[] =>
  Object.keys(row)
    .slice(4)
    .filter((id) => row[id] !== "");
const digits = (value: unknown): bigint | null => (value === null ? null : tenThousandths(String(value)));

/** "status numerator denominator value" of every indicator of a return, by indicator. */
function printedObservations(row: PrintedReturn): Map<string, string> {
  const printed = new Map(
    askedIn(row).map((id) => {
      const number = tenThousandths(row[id]);
      const status = number === null ? "missing" : number === 0n ? "zero" : "reported";
      return [id, `${status} ${number} null ${number}`];
    }),
  );
  const [owed, households] = [row.owed_duty, row.households_in_area_thousands].map(tenThousandths);
  if (owed != null && households != null) {
    const status = owed === 0n ? "zero" : "reported";
    printed.set(ratioId, `${status} ${owed} ${households} ${quotient(owed, households)}`);
  }
  return printed;
}

/** What was sent is what is there. */
export function describeArrival(road: () => EnglandRoad): void {
  describe("what England sent", () => {
    it("is a workbook for each of 6,829 returns, all accepted on time when they came", async () => {
      expect(road().returns).toHaveLength(6_984);
      expect(road().sent).toHaveLength(6_829);
      const arrived = await road().engine.query(
        "select period_id, org_unit_key, received_at, verdict, timeliness, revision, is_simulated from submissions",
      );
      const expected = road().sent.map(({ row, arrives_at }) => ({
        ...{ period_id: row.period, org_unit_key: row.ons_code, received_at: arrives_at },
        ...{ verdict: "accepted", timeliness: "on_time", revision: 1, is_simulated: true },
      }));
      const inOrder = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
      expect(inOrder(arrived)).toEqual(inOrder(expected));
    });

    it("breaks none of the four rules of arithmetic", async () => {
      expect(
        await road().engine.query(
          "select severity, code, cast(count(*) as bigint) as n from issues where code like 'rule%' or severity = 'error' group by severity, code",
        ),
      ).toEqual([]);
    });

    it("is in every cell what the source prints, and blanks are missing", async () => {
      const expected = new Map(
        road().sent.map(({ row }) => [`${row.period} ${row.ons_code}`, printedObservations(row)]),
      );
      const rows = await road().engine.query(
        `select period_id, org_unit_key, indicator_id, form_version, numerator, denominator, value, value_status,
           denominator_status from observations`,
      );
      const wrong: string[] = [];
      let missingRatios = 0;
      for (const row of rows) {
        const place = `${row.period_id} ${row.org_unit_key}`;
        const [numerator, denominator, value] = [row.numerator, row.denominator, row.value].map(digits);
        const found = `${row.value_status} ${numerator} ${denominator} ${value}`;
        const id = String(row.indicator_id);
        const version = String(row.period_id) < "2023-Q3" ? 1 : 2;
        const printed = expected.get(place)?.get(id);
        if (printed === undefined && id === ratioId) missingRatios += value === null ? 1 : 0;
        else if (printed !== found || row.form_version !== version)
          wrong.push(`${place} ${id}: ${found} instead of ${printed}`);
        expected.get(place)?.delete(id);
      }
      const absent = [...expected].flatMap(([place, left]) => [...left.keys()].map((id) => `${place} ${id}`));
      expect({ wrong: wrong.slice(0, 5), absent: absent.slice(0, 5) }).toEqual({ wrong: [], absent: [] });
      const asked = road().sent.reduce((all, { row }) => all + askedIn(row).length + 1, 0);
      expect(rows).toHaveLength(asked);
      const pairs = road().sent.filter(
        ({ row }) => isPrinted(row.owed_duty) && isPrinted(row.households_in_area_thousands),
      );
      expect(missingRatios).toBe(road().sent.length - pairs.length);
    });

    it("is missing of the 155 that sent nothing, and as complete in each quarter as the source", async () => {
      const sent = new Set(road().sent.map(({ row }) => row));
      const expected = road().returns.map((row) => {
        const asked = askedIn(row);
        const filled = sent.has(row) ? asked.filter((id) => isPrinted(row[id])).length : 0;
        return { row, asked: asked.length, filled, isSent: sent.has(row) };
      });
      const units = await road().engine.query(
        `select period_id || ' ' || org_unit_key || ' ' || submission_status || ' ' || cells_filled || '/' ||
           cells_expected as found from reporting_rates where not is_total`,
      );
      expect(units.map(({ found }) => found).sort()).toEqual(
        expected
          .map(({ row, asked, filled, isSent }) =>
            [row.period, row.ons_code, isSent ? "on_time" : "missing", `${filled}/${asked}`].join(" "),
          )
          .sort(),
      );
      expect(expected.filter(({ isSent }) => !isSent)).toHaveLength(155);

      const totals = await road().engine.query(
        `select period_id, expected, received, on_time, cells_expected, cells_filled, completeness_percent
         from reporting_rates where is_total order by period_id`,
      );
      const quarters = Map.groupBy(expected, ({ row }) => row.period!);
      expect(totals).toEqual(
        [...quarters].sort().map(([period_id, rows]) => {
          const count = (of: (row: (typeof rows)[number]) => number): number =>
            rows.reduce((all, row) => all + of(row), 0);
          const [filled, asked] = [count(({ filled }) => filled), count(({ asked }) => asked)];
          const received = String(count(({ isSent }) => Number(isSent)));
          const percent = quotient(BigInt(filled) * 100n, BigInt(asked))!;
          return {
            ...{ period_id, expected: String(rows.length), received, on_time: received },
            ...{ cells_expected: String(asked), cells_filled: String(filled) },
            completeness_percent: `${percent / 10_000n}.${String(percent % 10_000n).padStart(4, "0")}`,
          };
        }),
      );
    });
  });
}
