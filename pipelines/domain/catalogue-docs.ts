import type { Catalogue, Form } from "./catalogue.ts";
import { indicatorSection } from "./catalogue-docs-indicators.ts";
import { type DocsWords, docsWords } from "./catalogue-docs-text.ts";
import { type Lookup, lookupFromCatalogue } from "./catalogue-finding.ts";
import type { Language } from "./issue-text.ts";
import { facts, literal, table } from "./markdown.ts";

/** The whole catalogue as one Markdown document: what is asked, of whom, when, how it adds up and what was promised. */
export function catalogueDocs(catalogue: Catalogue, language: Language): string {
  const lookup = lookupFromCatalogue(catalogue);
  const words = docsWords[language];
  const name = `name_${language}` as const;
  const groups = Map.groupBy(catalogue.indicators, ({ group_id }) => group_id);
  const groupName = (id: string): string =>
    catalogue.labels.find((label) => label.kind === "group" && label.id === id)?.[name] ?? id;
  return [
    `# ${literal(catalogue.programme[name])}\n\n`,
    programmeFacts(catalogue, words),
    `## ${words.forms}\n\n`,
    ...catalogue.forms.map((form) => formSection(form, lookup, language)),
    `## ${words.indicators}\n\n`,
    ...[...groups].flatMap(([group, indicators]) => [
      `### ${words.group} ${literal(group)}: ${literal(groupName(group))}\n\n`,
      ...indicators.map((indicator) => indicatorSection(indicator, lookup, language)),
    ]),
    ...unitSections(lookup, language),
    ...windowSections(catalogue, language),
    ...ruleSections(catalogue, language),
  ].join("");
}

function programmeFacts({ programme, sha256 }: Catalogue, words: DocsWords): string {
  return facts([
    [words.facts, `\`${programme.programme_id}\``],
    [words.term, `${programme.starts_on} – ${programme.ends_on}`],
    [words.licence, literal(programme.licence)],
    ["SHA-256", `\`${sha256}\``],
  ]);
}

const validity = (row: { valid_from: string | null; valid_to: string | null }, words: DocsWords): string =>
  row.valid_from === null && row.valid_to === null
    ? words.open
    : `${row.valid_from ?? words.open} – ${row.valid_to ?? words.open}`;

function formSection(form: Form, lookup: Lookup, language: Language): string {
  const words = docsWords[language];
  const rule = words.windowRule
    .replace("{opens}", String(form.opens_days_after_period_end))
    .replace("{due}", String(form.due_working_days_after_period_end))
    .replace("{closes}", String(form.closes_working_days_after_period_end));
  const cells = lookup
    .cellsOf(form)
    .map((cell) => [
      String(cell.position),
      literal(lookup.indicatorById.get(cell.indicator_id)?.[`name_${language}`] ?? ""),
      `\`${cell.indicator_id}\``,
      words[cell.component],
    ]);
  return [
    `### ${literal(form[`name_${language}`])}\n\n`,
    facts([
      [words.code, `\`${form.form_id}\`, ${words.version} ${form.form_version}`],
      [words.audience, `\`${form.audience}\``],
      [words.period, `${words[form.period_type]} (\`${form.calendar_id}\`)`],
      [words.validity, validity(form, words)],
      [words.window, rule],
    ]),
    table([words.cell, words.indicator, words.code, words.component], cells),
  ].join("");
}

function unitSections(lookup: Lookup, language: Language): string[] {
  const words = docsWords[language];
  const nameOf = (key: string): string => literal(lookup.unitByKey.get(key)?.[`name_${language}`] ?? key);
  const spellings = Map.groupBy(lookup.spellings, ({ org_unit_key }) => org_unit_key);
  return [
    `## ${words.units}\n\n`,
    table(
      [words.code, words.name, words.kind, words.audience, words.parent, words.validity, words.legal],
      lookup.orgUnits.map((unit) => [
        `\`${unit.org_unit_key}\``,
        nameOf(unit.org_unit_key),
        `\`${unit.kind}\``,
        unit.audience === null ? "" : `\`${unit.audience}\``,
        unit.parent_key === null ? "" : nameOf(unit.parent_key),
        validity(unit, words),
        literal(unit.legal_basis ?? ""),
      ]),
    ),
    `## ${words.changes}\n\n`,
    table(
      [words.effective, words.name, words.successor, words.kind, words.legal, words.knownFrom],
      lookup.orgUnitChanges.map((change) => [
        change.effective_on,
        `${nameOf(change.from_key)} (\`${change.from_key}\`)`,
        `${nameOf(change.to_key)} (\`${change.to_key}\`)`,
        words[change.kind],
        literal(change.legal_basis ?? ""),
        change.known_from ?? "",
      ]),
    ),
    `## ${words.spellings}\n\n`,
    table(
      [words.name, words.spellings],
      [...spellings].map(([key, rows]) => [nameOf(key), rows.map((row) => literal(row.spelling)).join("; ")]),
    ),
  ];
}

function windowSections({ windowOverrides, holidays, periods }: Catalogue, language: Language): string[] {
  const words = docsWords[language];
  const label = `label_${language}` as const;
  return [
    `## ${words.windows}\n\n`,
    table(
      [words.code, words.period, words.opens, words.due, words.closes, words.because],
      windowOverrides.map((window) => [
        `\`${window.form_id}\``,
        window.period_id,
        ...[window.opens_on, window.due_on, window.closes_on].map((day) => day ?? ""),
        literal(window[`reason_${language}`]),
      ]),
    ),
    `## ${words.calendars}\n\n`,
    table(
      [words.code, words.period, words.name, words.term],
      periods.map((period) => [
        `\`${period.calendar_id}\``,
        period.period_id,
        literal(period[label]),
        `${period.starts_on} – ${period.ends_on}`,
      ]),
    ),
    `## ${words.holidays}\n\n`,
    table(
      [words.day, words.name],
      holidays.map((holiday) => [holiday.holiday_on, literal(holiday[`name_${language}`])]),
    ),
  ];
}

function ruleSections({ rules, reasons }: Catalogue, language: Language): string[] {
  const words = docsWords[language];
  return [
    `## ${words.rules}\n\n`,
    table(
      [words.code, words.formula, words.kind, words.because],
      rules.map((rule) => [
        `\`${rule.form_id}\`${rule.form_versions.length > 0 ? `, ${words.version} ${rule.form_versions.join(", ")}` : ""}`,
        `\`${rule.left.join(" + ")} ${rule.operator} ${rule.right.join(" + ")}\``,
        words[rule.severity],
        literal(rule[`text_${language}`]),
      ]),
    ),
    `## ${words.reasons}\n\n`,
    table(
      [words.code, words.kind, words.name],
      reasons.map((reason) => [
        `\`${reason.reason_code}\``,
        words[reason.explains],
        literal(reason[`name_${language}`]),
      ]),
    ),
  ];
}
