import { dayOf, dayText, isPercent, measuredText, numberText, valueText } from "./format.ts";
import { boundsOf, periodName, shortName, targetText } from "./sentences.ts";
import type { Indicator, Language, Progress, Site, Target } from "./site.ts";
import { say } from "./text.ts";

/** "1,4 điểm phần trăm", "3 tuyến phố". */
function distance(size: number, indicator: Indicator, language: Language): string {
  if (!isPercent(indicator)) return measuredText(Math.abs(size), indicator, language);
  const decimals = [1, 2, 3, 4].find((count) => Number(Math.abs(size).toFixed(count)) > 0) ?? 4;
  return say(language, "points-percent", { change: numberText(Math.abs(size), language, decimals) });
}

/** How the area stands with a target, as one sentence: value, bound, and what is missing or how it was met. */
export function targetClaim(site: Site, target: Target, row: Progress | null, language: Language): string {
  const indicator = site.indicatorById.get(target.indicator_id)!;
  const name = shortName(indicator, language);
  if (row === null || row.current_value === null) return say(language, "claim-none", { name });
  const bounds = boundsOf(target);
  const value = measuredText(row.current_value, indicator, language, bounds);
  const goal = targetText(target, site, language);
  const facts = { name, value, target: goal, bound: valueText(target.low, indicator, language) };
  if (target.per !== null || target.operator === "between" || target.operator === "=") {
    return (
      say(language, "claim-is", { name, value, period: periodOfRow(site, row, language) }) +
      say(language, "claim-target", { target: goal })
    );
  }
  const isLower = target.operator === "<=" || target.operator === "<";
  const isStrict = target.operator === ">" || target.operator === "<";
  if (row.status === "achieved") {
    if (row.current_value === target.low) return say(language, "claim-equal-met", facts);
    return say(language, isStrict || isLower ? "claim-met" : "claim-beyond", facts);
  }
  if (isStrict && row.current_value === target.low) return say(language, "claim-equal-strict", facts);
  const missing = distance(row.current_value - (row.aim_value ?? target.low), indicator, language);
  if (row.status === "deteriorating" && row.baseline_value !== null && row.baseline_year !== null) {
    const change = distance(row.current_value - row.baseline_value, indicator, language);
    const key = row.current_value < row.baseline_value ? "claim-worse-down" : "claim-worse-up";
    return say(language, key, { ...facts, change, year: String(row.baseline_year) });
  }
  if (isLower) return say(language, "claim-above", { ...facts, missing });
  return say(language, isStrict && isPercent(indicator) ? "claim-below-strict" : "claim-below", {
    ...facts,
    missing,
  });
}

export function periodOfRow(site: Site, row: Progress, language: Language): string {
  if (row.current_period_id === null) return "";
  return periodName(
    site.periodOf({ calendar_id: row.calendar_id, period_id: row.current_period_id }),
    language,
  );
}

/** Why a target was judged so, or could not be. */
export const judgedWhy = (reason: string, language: Language): string =>
  say(language, `reason-${reason}` as "reason-no_cases");

/** What is to be known of a judgement besides its status: the period, whether anything later can come, why not. */
export function judgementRemarks(site: Site, row: Progress, language: Language): readonly string[] {
  const period = periodOfRow(site, row, language);
  return [
    ...(period === "" ? [] : [say(language, "figure-of", { period })]),
    ...(row.is_final_before_end ? [say(language, "final-before-end")] : []),
    ...(row.is_provisional ? [say(language, "provisional-figure")] : []),
    ...(row.is_estimated ? [say(language, "estimated-figure")] : []),
    ...(row.reason === null ? [] : [judgedWhy(row.reason, language)]),
  ];
}

/** What a target was before it was changed, a sentence for each version, the oldest first. */
export const changeRemarks = (site: Site, { target_id }: Target, language: Language): readonly string[] =>
  site.earlierTargets(target_id).map((earlier) =>
    say(language, "target-was", {
      day: dayText(dayOf(earlier.known_to!, site.programme.time_zone), language),
      target: targetText(earlier, site, language),
    }),
  );

/** "linear R 0,87 · CAGR 0,87"; empty where there is no pace. */
export function paceText({ linear_ratio, cagr_ratio }: Progress, language: Language): string {
  const parts = [
    ...(linear_ratio === null
      ? []
      : [say(language, "pace-linear", { ratio: numberText(linear_ratio, language, 2) })]),
    ...(cagr_ratio === null
      ? []
      : [say(language, "pace-cagr", { ratio: numberText(cagr_ratio, language, 2) })]),
  ];
  return parts.join(" · ");
}
