import { describe, expect, it } from "vitest";
import { nonPortable } from "../../pipelines/domain/portable-sql.ts";

const found = (statement: string): string[] =>
  nonPortable(statement).map(({ rule, found }) => `${rule}: ${found}`);

describe("what is not the same on both engines", () => {
  it.each([
    // refused by Athena's engine
    ["select a from t qualify row_number() over (order by a) = 1", ["qualify: qualify"]],
    ["select a, sum(b) from t group by all", ["group-by-all: group"]],
    ["select * exclude (a) from t", ["exclude: exclude"]],
    ["select * replace (1 as a) from t", ["exclude: replace"]],
    ["select a::integer from t", ["double-colon: ::"]],
    ["select a // 2 from t", ["whole-division: //"]],
    ["from t", ["from-first: from"]],
    ["select * from (from t) x", ["from-first: from"]],
    ["select a, from t", ["trailing-comma: ,"]],
    ["select a from t order by a limit 2 offset 3", ["limit-offset: limit"]],
    ["select a from t where a ilike 'x%'", ["ilike: ilike"]],
    ["select string_agg(a, '(') from t", ["string-agg: string_agg"]],
    ["select listagg(a) from t", ["string-agg: listagg"]],
    ["select arg_max(a, b) from t", ["arg-max: arg_max"]],
    ["select median(a), percentile_cont(0.5) from t", ["median: median", "median: percentile_cont"]],
    ["select regr_r2(a, b) from t", ["regression: regr_r2"]],
    ["select ifnull(a, 0) from t", ["ifnull: ifnull"]],
    ["select ends_on + 1 from periods", ["day-arithmetic: +"]],
    ["select * from periods where starts_on >= '2023-01-01'", ["mixed-comparison: >="]],
    ["select * from periods p where '2023-01-01' <= p.starts_on", ["mixed-comparison: <="]],
    ["select * from periods where year = '2023'", ["mixed-comparison: ="]],
    [
      "select * from periods where ends_on between '2023-01-01' and '2023-02-01'",
      ["mixed-comparison: between"],
    ],
    ["select [1, 2]", ["list-literal: ["]],
    ["select a from t asof join u using (a)", ["own-join: asof"]],
    ["select a from t union by name select a from u", ["by-name: by"]],
    ["select $$text$$, e'a'", ["own-text: $$text$$", "own-text: e'a'"]],
    ["select a -> 1, a ** 2 from t", ["own-sign: ->", "own-sign: **"]],
    ["select a from t where a similar to 'b' or a ~ 'c'", ["own-pattern: similar", "own-pattern: ~"]],
    ["select a.upper() from t", ["own-function: upper"]],
    ["select a from t where b = :b", ["named-parameter: :b"]],
    ["select 1; select 2", ["several-statements: ;"]],
    ["select a + 1 as b, b * 2 as c from t", ["own-alias: b"]],
    ["select year * 100 as y, count(*) from periods group by y", ["own-alias: y"]],
    ["select a + 1 as b from t where b > 2 and exists (select b from u)", ["own-alias: b"]],
    ["select a, sum(c) as n from t group by a having n > 1 order by n", ["own-alias: n"]],
    // refused by DuckDB
    ["values 1, 2", ["bare-values: values"]],
    [
      "select date_add('day', 1, a), day_of_week(a) from t",
      ["date-add: date_add", "day-of-week: day_of_week"],
    ],
    [
      "select cardinality(a), truncate(b), width_bucket(b, 1, 2, 3) from t",
      ["cardinality: cardinality", "truncate: truncate", "truncate: width_bucket"],
    ],
    ["select lag(a) ignore nulls over (order by b) from t", ["ignore-nulls: ignore"]],
    // answered by both, not alike
    ["select a / b from t", ["undoubled-division: /"]],
    ["select cast(a as double) / b from t", ["undoubled-division: /"]],
    ["select sum(a) / cast(count(*) as double) from t", ["undoubled-division: /"]],
    ["select avg(a) from t", ["avg: avg"]],
    ["select avg(cast(a as double) + b) from t", ["avg: avg"]],
    ["select count_if(a) from t", ["count-if: count_if"]],
    ["select cast(cast(a as double) / cast(b as double) as bigint) from t", ["round-first: cast"]],
    [
      "select cast(sqrt(a) as integer), cast(cast(a as double) as bigint) from t",
      ["round-first: cast", "round-first: cast"],
    ],
    ["select cast(cast(a as double) as varchar) from t", ["double-text: cast"]],
    ["select cast(a as varchar(3)) from t", ["short-varchar: cast"]],
    ["select cast(a as decimal) from t", ["bare-decimal: cast"]],
    [
      "select cast(a as hugeint), cast(a as timestamp with time zone) from t",
      ["own-type: cast", "own-type: cast"],
    ],
    ["select try_cast(a as integer) from t", ["try-cast: try_cast"]],
    ["select date_trunc('month', a) from t", ["date-trunc: date_trunc"]],
    ["select ends_on + interval '1' month from periods", ["day-and-interval: +"]],
    ["select cast(ends_on + interval 1 month as date) from periods", ["interval: interval"]],
    ["select cast(ends_on + interval '1 month' as date) from periods", ["interval: interval"]],
    ["select date_diff('month', a, b) from t", ["date-diff: date_diff"]],
    ["select ends_on - starts_on from periods", ["day-arithmetic: -"]],
    ["select date '2023-01-02' - a from t", ["day-arithmetic: -"]],
    ["select dayofweek(a) from t", ["day-of-week: dayofweek"]],
    ["select concat(a, b) from t", ["concat: concat"]],
    ["select greatest(1, a), least(a, 1) from t", ["greatest: greatest", "greatest: least"]],
    ["select corr(a, b), skewness(a) from t", ["regression: corr", "regression: skewness"]],
    ["select regexp_replace(a, 'b', 'c') from t", ["regexp-replace: regexp_replace"]],
    ["select regexp_extract(a, '(b)', 1) from t", ["no-match: regexp_extract"]],
    ["select substr(a, 0, 2), substr(a, 1, 2) from t", ["substr-zero: substr"]],
    ["select split_part(a, '.', 2) from t", ["no-match: split_part"]],
    ["select mod(a, 2), a % 2 from t", ["modulo: %"]],
    ["select current_date", ["this-instant: current_date"]],
    ["select now()", ["own-function: now"]],
    ['select "String_Agg"(a) from t', ['string-agg: "String_Agg"']],
    ["select left(a, 2) from t", ["own-function: left"]],
  ])("%s", (statement, findings) => {
    expect(found(statement)).toEqual(findings);
  });

  it.each([
    "with x (a, b) as (select 1, 2), y as (select a from x) select * from y order by a nulls last offset 2 limit 1",
    "with recursive n (i) as (select 1 union all select i + 1 from n where i < 9) select * from n",
    "select * from t cross join unnest(array[1, 2]) as u (a)",
    "select * from t left join lateral (select 1 as a) l (a) on true",
    "select count(*) filter (where a), sum(b) over w from t window w as (partition by c order by d rows 3 preceding)",
    "select sum(a) over (order by b range between interval '1' month preceding and current row) from t",
    "select cast(a as double) / nullif(cast(b as double), 0), 1e0 / 3e0 from t",
    "select round(avg(cast(a as double)), 4) from t",
    "select cast(round(cast(a as double) / cast(b as double)) as bigint) from t",
    "select cast(date_trunc('month', a) as date), cast(ends_on + interval '1' month as date) from periods",
    "select nullif(regexp_extract(a, '(b)', 1), ''), nullif(split_part(a, '.', 2), '') from t",
    "select greatest(coalesce(a, 0), 1), max_by(a, b), any_value(c) from t group by grouping sets ((d), ())",
    "select * from periods where starts_on >= date '2023-01-01' and year = 2023 and period_id = '2023-Q2'",
    "select * from periods where starts_on >= cast(? as date) -- qualify a::b\n /* ilike */",
    "select 'qualify ; a::b / c' as \"group by all\" from t where a in (select b from u) and exists (select 1)",
    "select a || 'b' || cast(c as varchar), 2 * (d - e), -f from t where g like 'h%' and not (i is distinct from j)",
    "select a as b, (select max(b) from u) as c, t.b as d from t order by c, b",
    "with x as (select a + 1 as b from t) select b, upper(a) as a from x group by b, a",
    "select a + 1 as b from t union all select b from u where b > 2",
    "select a, lag(a) over (partition by b order by c) as d, max(e) from t group by a, b, abs(g)",
    "select cast(null as decimal(18,4)) as value, date '2023-01-01' as day",
  ])("says nothing of %s", (statement) => {
    expect(nonPortable(statement)).toEqual([]);
  });

  it("says where", () => {
    expect(nonPortable("select a\nfrom t -- ilike\nwhere b\n  ilike 'c'")).toEqual([
      { rule: "ilike", found: "ilike", line: 4, column: 3 },
    ]);
  });

  it("takes any text", () => {
    for (const text of [
      "",
      "(",
      "))",
      "cast(",
      "cast(a as",
      "select [",
      "interval",
      "nullif(",
      "limit",
      "/",
      "'",
    ]) {
      expect(() => nonPortable(text)).not.toThrow();
    }
  });
});
