import { lowered } from "../format.ts";
import { periodName, shortName } from "../sentences.ts";
import { type Figure, type Progress, reviewedYears, type Site, seriesOfArea } from "../site.ts";
import { shownStatus } from "../statuses.ts";
import { judgedWhy } from "../target-sentences.ts";
import { say } from "../text.ts";
import type { Context } from "./layout.ts";
import { judgedIn, type Shown } from "./term-report-targets.ts";

/** What is not known about a group of targets, a sentence per kind; one that says so where everything is. */
export function notKnown(shown: readonly Shown[], context: Context): readonly string[] {
  const { site, language } = context;
  const judged = shown.flatMap(({ target }) =>
    target === null ? [] : judgedYears(site, target).map((row) => ({ row, id: target.target_id })),
  );
  const named = (rows: typeof judged): string =>
    [...Map.groupBy(rows, ({ id }) => id)]
      .map(([what, own]) =>
        say(language, "of-year", { what, year: own.map(({ row }) => row.year).join(", ") }),
      )
      .join("; ");
  const listed = (key: "not-known-provisional" | "not-known-estimated", rows: typeof judged): string[] =>
    rows.length === 0 ? [] : [say(language, key, { items: named(rows) })];
  const sentences = [
    ...notJudged(judged, context),
    ...listed(
      "not-known-provisional",
      judged.filter(({ row }) => row.is_provisional),
    ),
    ...listed(
      "not-known-estimated",
      judged.filter(({ row }) => row.is_estimated),
    ),
    ...missingSentence(shown, context),
  ];
  return sentences.length === 0 ? [say(language, "not-known-nothing")] : sentences;
}

const judgedYears = (site: Site, target: NonNullable<Shown["target"]>): readonly Progress[] =>
  reviewedYears(site).flatMap((year) => judgedIn(site, target, year) ?? []);

/** The year of a baseline is no lack: it is where the way begins. */
function notJudged(
  judged: readonly { readonly row: Progress; readonly id: string }[],
  { language }: Context,
): string[] {
  const lacking = judged.filter(
    ({ row }) => shownStatus(row) === "not_assessable" && row.reason !== "baseline_year",
  );
  if (lacking.length === 0) return [];
  const items = lacking.map(({ row, id }) => {
    const year = say(language, "of-year", { what: id, year: String(row.year) });
    if (row.reason === null) return year;
    const reason = judgedWhy(row.reason, language);
    return `${year}, ${lowered(reason.replace(/^[^:]*: /, "").replace(/\.$/, ""))}`;
  });
  return [say(language, "not-known-judged", { items: items.join("; ") })];
}

function missingSentence(shown: readonly Shown[], context: Context): string[] {
  const items = shown.flatMap(({ indicator }) => {
    const periods = missingPeriods(seriesOfArea(context.site, indicator.indicator_id), context);
    return periods === null ? [] : [`${lowered(shortName(indicator, context.language))} (${periods})`];
  });
  return items.length === 0 ? [] : [say(context.language, "not-known-missing", { items: items.join("; ") })];
}

/** The missing periods of a series after its first figure, the first named, the others counted. */
function missingPeriods(
  series: readonly Figure[],
  { site, language }: Pick<Context, "site" | "language">,
): string | null {
  const begun = series.findIndex(({ value }) => value !== null);
  const missing = begun < 0 ? [] : series.slice(begun).filter(({ value }) => value === null);
  const [first] = missing;
  if (first === undefined) return null;
  const named = periodName(site.periodOf(first), language);
  return missing.length === 1
    ? named
    : say(language, "periods-more", { first: named, count: missing.length - 1 });
}
