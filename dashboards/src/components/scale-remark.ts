import { valueText } from "./format.ts";
import { gridFor } from "./gridlines.ts";
import { targetValue } from "./sentences.ts";
import type { Indicator, Language, Target } from "./site.ts";
import { say } from "./text.ts";

/** Says where a chart's scale starts when it leaves out 0; empty where 0 is on it. */
export function scaleRemark(
  values: readonly (number | null)[],
  indicator: Indicator,
  target: Target | null,
  language: Language,
): string {
  const line = targetValue(target);
  const drawn = [...values, line].filter((value) => value !== null);
  const start = gridFor(drawn, indicator.is_share ? 100 : null)[0]!;
  return start <= 0 ? "" : say(language, "scale-skips-zero", { low: valueText(start, indicator, language) });
}
