import type { Indicator, Target } from "./catalogue.ts";
import { type DocsWords, docsWords } from "./catalogue-docs-text.ts";
import type { Lookup } from "./catalogue-finding.ts";
import type { Language } from "./issue-text.ts";
import { facts, literal, table } from "./markdown.ts";

/** One indicator: what it counts, how it is computed and added up, the sentence it comes from, and its targets. */
export function indicatorSection(indicator: Indicator, lookup: Lookup, language: Language): string {
  const words = docsWords[language];
  const forms = new Set(lookup.formsByIndicator.get(indicator.indicator_id)!.map(({ form_id }) => form_id));
  const definitions = lookup.indicatorDefinitions
    .filter(({ indicator_id }) => indicator_id === indicator.indicator_id)
    .map(
      (change) =>
        `${change.definition_version} (${change.valid_from}): ${literal(change[`change_${language}`])}`,
    );
  return [
    `#### ${literal(indicator[`name_${language}`])}\n\n`,
    facts([
      [words.code, `\`${indicator.indicator_id}\``],
      [words.unit, literal(indicator[`unit_${language}`])],
      [words.measure, words[indicator.measure]],
      ...partFacts(indicator, words, language),
      [words.overUnits, `${words[indicator.aggregation]} (${audienceWord(indicator.adds_over, words)})`],
      [words.overTime, overTime(indicator, words)],
      [words.reporters, reporters(indicator, lookup, language)],
      [words.direction, indicator.direction === "none" ? words.neutral : words[indicator.direction]],
      [words.sensitivity, words[indicator.sensitivity]],
      [words.disjoint, indicator.parts_disjoint ? words.yes : words.no],
      [words.askedIn, [...forms].map((id) => `\`${id}\``).join(", ")],
      [words.definitions, definitions.join("; ")],
      [words.source, source(indicator)],
      [words.notes, indicator.notes === null ? null : literal(indicator.notes)],
    ]),
    targetTable(
      lookup.targets.filter(({ indicator_id }) => indicator_id === indicator.indicator_id),
      lookup,
      language,
    ),
  ].join("");
}

/** Numerator, denominator and formula of a ratio; of anything else what is counted. */
function partFacts(indicator: Indicator, words: DocsWords, language: Language): [string, string | null][] {
  const part = (name: "numerator" | "denominator"): string | null => {
    const text = indicator[`${name}_${language}`];
    const from = indicator[`${name}_id`];
    if (text === null) return null;
    return from === null ? literal(text) : `${literal(text)} (${words.from} \`${from}\`)`;
  };
  if (indicator.measure !== "ratio") return [[words.counts, part("numerator")]];
  const factor = indicator.factor === 1 ? "" : `${indicator.factor} × `;
  return [
    [words.numerator, part("numerator")],
    [words.denominator, part("denominator")],
    [words.formula, `${factor}${words.numerator.toLowerCase()} / ${words.denominator.toLowerCase()}`],
  ];
}

const audienceWord = (addsOver: string, words: DocsWords): string =>
  addsOver === "all" || addsOver === "computed" ? words[addsOver] : `\`${addsOver}\``;

function overTime(indicator: Indicator, words: DocsWords): string {
  const parts = (["numerator", "denominator"] as const).flatMap((part) => {
    const time = indicator[`${part}_time`];
    return time === null ? [] : [`${words[part].toLowerCase()}: ${words[time]}`];
  });
  return [words[indicator.flow_or_stock], ...parts].join("; ");
}

function reporters({ only_units }: Indicator, { unitByKey }: Lookup, language: Language): string {
  return Object.entries(only_units)
    .map(([audience, keys]) => {
      const names = keys.map((key) => literal(unitByKey.get(key)?.[`name_${language}`] ?? key));
      return `\`${audience}\`: ${names.join(", ")}`;
    })
    .join("; ");
}

function source({ source_section, source_quote }: Indicator): string | null {
  if (source_quote === null) return source_section === null ? null : literal(source_section);
  return `${literal(source_section ?? "")}: “${literal(source_quote)}”`;
}

function targetTable(targets: readonly Target[], { unitByKey }: Lookup, language: Language): string {
  const words = docsWords[language];
  const header = [
    words.target,
    words.bound,
    words.scope,
    words.due,
    words.assessed,
    words.baseline,
    words.knownFrom,
  ];
  return table(
    header,
    targets.map((target) => [
      target.is_headline ? `**${target.target_id}**` : target.target_id,
      bound(target, words),
      target.scope_kind === "named"
        ? target.scope_keys.map((key) => literal(unitByKey.get(key)?.[`name_${language}`] ?? key)).join(", ")
        : words[target.scope_kind],
      target.test === "annual" ? words.annual : target.due_period_id,
      target.assessed_on_period_id,
      target.baseline_value === null ? words.none : `${target.baseline_value} (${target.baseline_period_id})`,
      target.known_from,
    ]),
  );
}

function bound(target: Target, words: DocsWords): string {
  const plain =
    target.operator === "between"
      ? words.between.replace("{low}", target.low).replace("{high}", target.high ?? "")
      : literal(`${target.operator} ${target.low}`);
  const times = target.per === null ? "" : ` ${words.per} \`${target.per}\``;
  return `${plain}${times}${target.is_aspiration ? ` (${words.aspiration})` : ""}`;
}
