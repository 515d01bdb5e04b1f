import { capitalised, dayText, isPercent, lowered, measuredText, numberText, valueText } from "./format.ts";
import type { Figure, Indicator, Language, OrgUnit, Period, Site, Target } from "./site.ts";
import { say } from "./text.ts";

/** "Tỷ lệ tập hợp phụ nữ": the short name an indicator has in sentences. */
export const shortName = (indicator: Indicator, language: Language): string => indicator[`short_${language}`];

/** A unit's short name; with its first or last day where another version of it has the same name. */
export function unitName(unit: OrgUnit, site: Site, language: Language): string {
  const name = unit[`short_${language}`];
  const isShared = site.org_units.some(
    (other) => other !== unit && other.audience === unit.audience && other[`short_${language}`] === name,
  );
  if (!isShared) return name;
  const validity =
    unit.valid_from === null
      ? say(language, "valid-to", { day: dayText(unit.valid_to ?? "", language) })
      : say(language, "valid-from", { day: dayText(unit.valid_from, language) });
  return `${name} (${validity})`;
}

export const periodName = (period: Period, language: Language): string =>
  lowered(period[`label_${language}`]);

/** "theo quý": how often there is a period of that length. */
export const frequencyText = (periodType: string, language: Language): string =>
  say(language, `${periodType}-in` as "quarter-in");

/** "Q3/2025", for the head of a narrow column. */
export const shortPeriod = ({ period_id }: Period): string => period_id.replace(/^(\d+)-(.+)$/, "$2/$1");

/** "trên 70%", "từ 1 đến 2 lần số thôn, khối phố". */
export function targetText(target: Target, site: Site, language: Language): string {
  const indicator = site.indicatorById.get(target.indicator_id)!;
  const bound = (value: number): string =>
    target.per === null ? valueText(value, indicator, language) : numberText(value, language, 4, true);
  const isWhole = target.operator === ">=" && isPercent(indicator) && target.low === 100;
  const text = isWhole
    ? bound(100)
    : say(language, `operator-${target.operator}`, {
        low: bound(target.low),
        high: target.high === null ? "" : bound(target.high),
      });
  if (target.per === null) return text;
  const [id, component] = target.per.split(".") as [string, "numerator" | "denominator" | undefined];
  const other = site.indicatorById.get(id)!;
  const part =
    (component === undefined ? null : other[`${component}_${language}`]) ?? shortName(other, language);
  return say(language, "times-of", { bound: text, part: lowered(part) });
}

/** The target of an indicator for the whole area, its headline first; null where it has none that is one number. */
export const areaTargetOf = (site: Site, indicatorId: string): Target | null =>
  site.targets.find(
    (target) => target.indicator_id === indicatorId && target.scope_kind !== "each_reporter",
  ) ?? null;

/** A target that can be drawn as one line. */
export const targetValue = (target: Target | null): number | null =>
  target === null || target.per !== null || target.operator === "between" ? null : target.low;

/** "Tỷ lệ tập hợp phụ nữ là 68,4% (quý III/2025); mục tiêu trên 70%." */
export function claim(site: Site, indicator: Indicator, latest: Figure | null, language: Language): string {
  const name = shortName(indicator, language);
  if (latest === null) return say(language, "claim-none", { name });
  const target = areaTargetOf(site, indicator.indicator_id);
  const value = measuredText(latest.value!, indicator, language, boundsOf(target));
  const period = periodName(site.periodOf(latest), language);
  const end =
    target === null
      ? say(language, "claim-end")
      : say(language, "claim-target", { target: targetText(target, site, language) });
  return say(language, "claim-is", { name, value, period }) + end;
}

export const boundsOf = (target: Target | null): readonly number[] =>
  target === null || target.per !== null ? [] : [target.low, ...(target.high === null ? [] : [target.high])];

/** A difference in words without its sign: "2,1 điểm phần trăm", "3 vụ". */
export function differenceText(difference: number, indicator: Indicator, language: Language): string {
  const size = Math.abs(difference);
  return isPercent(indicator)
    ? say(language, "points-percent", { change: numberText(size, language, 1) })
    : measuredText(Number(size.toFixed(indicator.measure === "count" ? 0 : 1)), indicator, language);
}

const isSmall = (difference: number, indicator: Indicator): boolean =>
  Math.abs(difference) < (indicator.measure === "count" ? 0.5 : 0.05);

/**
 * What happened since the period before, or why that can't be said. Differences come from unrounded values; one that
 * rounds to nothing is "almost unchanged".
 */
export function changeSentence(
  site: Site,
  indicator: Indicator,
  current: Figure,
  before: Figure | null,
  language: Language,
): string | null {
  if (before === null) return null;
  const period = periodName(site.periodOf(before), language);
  if (before.value === null) return say(language, "no-comparison-missing", { period });
  if (!current.is_complete || !before.is_complete) return say(language, "no-comparison-incomplete");
  const difference = current.value! - before.value;
  if (difference === 0) return say(language, "same-as", { period });
  if (isSmall(difference, indicator)) return say(language, "nearly-same-as", { period });
  const change = differenceText(difference, indicator, language);
  return say(language, difference > 0 ? "rose-by" : "fell-by", { change, period });
}

/** The same as a figure with its sign, for tables and strips: "+2,1 điểm %". */
export function changeShort(
  indicator: Indicator,
  current: Figure,
  before: Figure,
  language: Language,
): string | null {
  if (before.value === null || !current.is_complete || !before.is_complete) return null;
  const difference = current.value! - before.value;
  if (difference === 0) return say(language, "unchanged");
  if (isSmall(difference, indicator)) return say(language, "almost-unchanged");
  const sign = difference > 0 ? "+" : "−";
  const size = numberText(Math.abs(difference), language, indicator.measure === "count" ? 0 : 1);
  return isPercent(indicator) ? say(language, "points-short", { change: sign + size }) : sign + size;
}

/** The figure of the period just before, if the series has that period. */
export function figureBefore(site: Site, series: readonly Figure[], current: Figure): Figure | null {
  const index = site.periodOf(current).period_index;
  return series.find((figure) => site.periodOf(figure).period_index === index - 1) ?? null;
}

/** The figure of the same period a year earlier. */
export function figureYearBefore(site: Site, series: readonly Figure[], current: Figure): Figure | null {
  const { year, period_id } = site.periodOf(current);
  const wanted = `${year - 1}${period_id.slice(4)}`;
  return series.find((figure) => figure.period_id === wanted) ?? null;
}

/** "Từ 61% lên 68,4%": what a line says from its first to its last figure. */
export function trendHeading(indicator: Indicator, series: readonly Figure[], language: Language): string {
  const figures = series.filter(({ value }) => value !== null);
  const [first, last] = [figures[0], figures.at(-1)];
  if (first === undefined || last === undefined) return say(language, "trend-none");
  if (first === last) return say(language, "trend-one");
  const [from, to] = [first.value!, last.value!];
  const key = isSmall(to - from, indicator) ? "trend-same" : to > from ? "trend-rose" : "trend-fell";
  return say(language, key, {
    first: valueText(from, indicator, language),
    last: valueText(to, indicator, language),
  });
}

/** What is to be known about a figure besides its value: complete, provisional, how many estimates. */
export function caveats(figure: Figure, language: Language): readonly string[] {
  const { reported_count: n, expected_count: m } = figure;
  return [
    ...(figure.is_complete ? [] : [say(language, "based-on", { n, m })]),
    ...(figure.estimated_count > 0
      ? [capitalised(`${say(language, "estimated-count", { count: figure.estimated_count })}.`)]
      : []),
  ];
}

/** The word for a cell of a table that is not a plain number; null where it is. */
export function statusWord(figure: Figure, language: Language): string | null {
  if (figure.value === null)
    return say(language, figure.value_status === "not_applicable" ? "not_applicable" : "missing");
  if (!figure.is_complete) return say(language, "provisional");
  return figure.estimated_count > 0 ? say(language, "estimated") : null;
}
