import type { Indicator, OrgUnit, Target } from "../../../pipelines/domain/catalogue.ts";
import type { Draw } from "./draw.ts";

const dues = ["2023-Y", "2024-Y", "2025-Y", "2025-Y", "2024-H1", "2025-Q3"];

/** One to four targets of a programme: every operator, scope and test, some changed later. */
export function randomTargets(
  id: string,
  {
    orgUnits,
    indicators,
  }: { readonly orgUnits: readonly OrgUnit[]; readonly indicators: readonly Indicator[] },
  draw: Draw,
): readonly Target[] {
  const reporters = orgUnits.filter(({ audience }) => audience !== null);
  return Array.from({ length: draw.whole(1, 4) }).flatMap((_, at) => {
    const first = randomTarget(`${id}-t${at}`, id, draw.one(indicators), at === 0, draw);
    const named = first.scope_kind !== "named" ? [] : draw.some(reporters, draw.whole(1, 3));
    const target = {
      ...first,
      scope_keys: named.map(({ org_unit_key }) => org_unit_key),
      per: perOf(indicators, draw),
    };
    if (draw.is(0.85)) return [target];
    return [target, { ...target, ...bounds(draw), known_from: "2023-03-01" }];
  });
}

function randomTarget(
  target_id: string,
  group_id: string,
  { indicator_id }: Indicator,
  is_headline: boolean,
  draw: Draw,
): Target {
  const test = draw.one(["term", "term", "annual"] as const);
  const hasBaseline = draw.is(0.5);
  return {
    ...{ target_id, group_id, indicator_id, is_headline, test },
    ...bounds(draw),
    scope_kind: draw.one(["total", "each_reporter", "named"]),
    scope_keys: [],
    per: null,
    due_period_id: test === "annual" ? "each Y" : draw.one(dues),
    assessed_on_period_id: draw.one(["2024-Y", "2025-Y", "2025-Y", "2025-H1", "2024-Q2"]),
    known_from: draw.one(["2021-04-30", "2022-01-01"]),
    is_aspiration: draw.is(0.3),
    baseline_value: hasBaseline ? draw.one(["0", "-12.5", "3", "0.3333", "15", "80", "1200"]) : null,
    baseline_period_id: hasBaseline ? draw.one(["2020-Y", "2021-Y", "2023-Y"]) : null,
    baseline_source: null,
  };
}

const levels = ["-5", "0", "1", "8", "20", "33.3333", "50", "70", "100", "250", "1000"];

function bounds(draw: Draw): Pick<Target, "operator" | "low" | "high"> {
  const operator = draw.one([">=", ">", "<=", "<", "=", "between"] as const);
  const at = draw.whole(0, levels.length - 1);
  const high = operator === "between" ? draw.one(levels.slice(at)) : null;
  return { operator, low: levels[at]!, high };
}

/** Sometimes another indicator by whose part the bounds are multiplied. */
function perOf(indicators: readonly Indicator[], draw: Draw): string | null {
  if (draw.is(0.85)) return null;
  const { indicator_id, measure } = draw.one(indicators);
  return `${indicator_id}.${measure === "ratio" ? draw.one(["numerator", "denominator"]) : "value"}`;
}
