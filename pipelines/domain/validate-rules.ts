import type { Catalogue, Component, CrossCellRule, Form, Indicator } from "./catalogue.ts";
import type { Decimal } from "./decimal.ts";
import { letterOf } from "./form-layout.ts";
import type { Issue } from "./issue.ts";
import { inBoth, issueAt, numberInBoth } from "./issue-params.ts";
import { brokenRuleWords } from "./issue-text/words.ts";
import type { Language } from "./issue-text.ts";
import type { AcceptedValue } from "./submission.ts";

/** One term of a rule with its number and where it stands. */
interface Term {
  readonly indicator: Indicator;
  readonly component: Component;
  readonly number: Decimal;
  readonly cell: string;
}

interface Facts {
  readonly indicatorById: ReadonlyMap<string, Indicator>;
  readonly valueById: ReadonlyMap<string, AcceptedValue>;
  /** reasons that explain a surprising value */
  readonly changeCodes: ReadonlySet<string>;
}

const codes = { error: "rule-broken", warning: "rule-doubtful" } as const;

/** What the form's cross-cell rules find. A rule with a missing term is not judged; a warning is silenced by a reason on any of its rows. */
export function ruleIssues(values: readonly AcceptedValue[], form: Form, catalogue: Catalogue): Issue[] {
  const facts: Facts = {
    indicatorById: new Map(catalogue.indicators.map((known) => [known.indicator_id, known])),
    valueById: new Map(values.map((value) => [value.indicator_id, value])),
    changeCodes: changeCodesOf(catalogue),
  };
  return catalogue.rules
    .filter(({ form_id, form_versions }) => form_id === form.form_id && isFor(form_versions, form))
    .flatMap((rule) => issueOfRule(rule, facts));
}

/** The reason codes that explain a surprising value. */
export const changeCodesOf = ({ reasons }: Catalogue): ReadonlySet<string> =>
  new Set(reasons.filter(({ explains }) => explains === "change").map(({ reason_code }) => reason_code));

const isFor = (versions: readonly number[], { form_version }: Form): boolean =>
  versions.length === 0 || versions.includes(form_version);

function issueOfRule(rule: CrossCellRule, facts: Facts): Issue[] {
  const left = rule.left.map((term) => termFrom(term, facts));
  const right = rule.right.map((term) => termFrom(term, facts));
  if (!isComplete(left) || !isComplete(right)) return [];
  if (holds(total(left), rule.operator, total(right))) return [];
  const isExplained = [...left, ...right].some(({ indicator }) =>
    facts.changeCodes.has(facts.valueById.get(indicator.indicator_id)?.reason_code ?? ""),
  );
  if (rule.severity === "warning" && isExplained) return [];
  const { sheet } = facts.valueById.get(left[0]!.indicator.indicator_id)!;
  return [
    issueAt({ sheet, cell: left[0]!.cell }, codes[rule.severity], rule.severity, null, {
      ...inBoth("left", sideInWords(left)),
      ...inBoth("right", sideInWords(right)),
      ...inBoth("relation", brokenRuleWords[rule.operator]),
      ...inBoth("rule", { vi: rule.text_vi, en: rule.text_en }),
      reason: letterOf("reason"),
      choices: [...facts.changeCodes].join(", "),
    }),
  ];
}

function termFrom(term: string, { indicatorById, valueById }: Facts): Term | null {
  const [id = "", component = "value"] = term.split(".") as [string, Component?];
  const value = valueById.get(id);
  const isDenominator = component === "denominator";
  const number = isDenominator ? value?.denominator : value?.numerator;
  const cell = isDenominator ? value?.denominator_cell : value?.cell;
  if (number === undefined || number === null || cell === undefined || cell === null) return null;
  return { indicator: indicatorById.get(id)!, component, number, cell };
}

const isComplete = (terms: readonly (Term | null)[]): terms is readonly Term[] => !terms.includes(null);

const total = (terms: readonly Term[]): Decimal => terms.reduce((sum, { number }) => sum + number, 0n);

function holds(left: Decimal, operator: CrossCellRule["operator"], right: Decimal): boolean {
  if (operator === "=") return left === right;
  return operator === "<=" ? left <= right : left >= right;
}

/** "“Số lớp” (E36) là 3" for one term; for several each with its number, then their total. */
function sideInWords(terms: readonly Term[]): Record<Language, string> {
  const inLanguage = (language: Language): string => {
    const each = terms.map((term) => termInWords(term, language));
    return terms.length === 1
      ? each[0]!
      : `${each.join(" + ")} = ${numberInBoth("total", total(terms))[`total_${language}`]}`;
  };
  return { vi: inLanguage("vi"), en: inLanguage("en") };
}

function termInWords({ indicator, component, number, cell }: Term, language: Language): string {
  const part = component === "value" ? null : indicator[`${component}_${language}`];
  const name = part ?? indicator[`short_${language}`];
  return `${name} (${cell}: ${numberInBoth("number", number)[`number_${language}`]})`;
}
