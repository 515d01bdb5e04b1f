import type { Catalogue, Form, OrgUnit, Period } from "./catalogue.ts";
import { formVersionFor } from "./form.ts";
import { formWording } from "./form-wording.ts";
import type { Claim, Claims } from "./interpret-claims.ts";
import type { Issue } from "./issue.ts";
import { inBoth, issueAt, nameInBoth, wholeFile } from "./issue-params.ts";
import { findOrgUnit, isValidOn, orgUnitByKey } from "./org-unit.ts";
import { periodById } from "./period.ts";
import { parsePeriodText, periodIdOf } from "./period-text.ts";
import { comparableText } from "./vietnamese-text.ts";

/** What a file is about, as far as its claims tell, and what is wrong with them. */
export interface Identity {
  /** in the version that the file claims, so that its cells are read where they stand */
  readonly form: Form | null;
  readonly period: Period | null;
  readonly orgUnit: OrgUnit | null;
  /** the first claim of each was understood; else what follows may be true and is not relied on */
  readonly isCertain: boolean;
  readonly issues: readonly Issue[];
}

/**
 * Tells form, period and unit. Of several claims the first that is understood decides (the codes come first) and the
 * others must agree with it: "the hidden codes are never trusted".
 */
export function identify(claims: Claims, catalogue: Catalogue): Identity {
  const issues: Issue[] = [];
  const forms = formsClaimed(claims, catalogue, issues);
  const calendarId = forms?.[0]?.calendar_id ?? catalogue.programme.default_calendar_id;
  const period = periodClaimed(claims.period, calendarId, catalogue, issues);
  const orgUnit = unitClaimed(claims.unit, period, catalogue, issues);
  const inForce =
    forms === null || period === null ? null : formVersionFor(catalogue, forms[0]!.form_id, period);
  const claimed = forms?.find(({ form_version }) => form_version === claims.version);
  return {
    form: claimed ?? inForce ?? forms?.at(-1) ?? null,
    period,
    orgUnit,
    isCertain: issues.every(({ code }) => !notTold.has(code)),
    issues,
  };
}

const notTold: ReadonlySet<string> = new Set(["form-not-told", "period-not-told", "unit-not-told"]);

interface Told<T> {
  readonly value: T;
  readonly index: number;
}

/** The first claim that is understood. */
function firstTold<T>(claims: readonly Claim[], understand: (text: string) => T | null): Told<T> | null {
  for (const [index, claim] of claims.entries()) {
    const value = claim.text === "" ? null : understand(claim.text);
    if (value !== null) return { value, index };
  }
  return null;
}

/** The claims before the deciding one, which were not understood; the file itself where nothing was. */
function unread(claims: readonly Claim[], told: Told<unknown> | null): readonly Claim[] {
  if (told !== null) return claims.slice(0, told.index).filter(({ text }) => text !== "");
  return [claims.find(({ text }) => text !== "") ?? { ...wholeFile, text: "" }];
}

/** The claims after the deciding one, which must agree with it. */
const others = (claims: readonly Claim[], told: Told<unknown>): readonly Claim[] =>
  claims.slice(told.index + 1);

/** All versions of the form. */
function formsClaimed(claims: Claims, catalogue: Catalogue, issues: Issue[]): readonly Form[] | null {
  const versionsOf = (text: string): readonly Form[] | null => {
    const named = catalogue.forms.find(
      ({ form_id, name_vi, name_en }) =>
        form_id === text || [name_vi, name_en].some((name) => comparableText(name) === comparableText(text)),
    );
    return named === undefined ? null : catalogue.forms.filter(({ form_id }) => form_id === named.form_id);
  };
  const told = firstTold(claims.form, versionsOf);
  for (const claim of unread(claims.form, told)) {
    issues.push(issueAt(claim, "form-not-told", "error", claim.text, lineWords("form")));
  }
  if (told === null) return null;
  for (const claim of others(claims.form, told)) {
    if (versionsOf(claim.text)?.[0]?.form_id === told.value[0]!.form_id) continue;
    issues.push(issueAt(claim, "form-differs", "error", claim.text, nameInBoth("form", told.value[0]!)));
  }
  return told.value;
}

function periodClaimed(
  claims: readonly Claim[],
  calendarId: string,
  catalogue: Catalogue,
  issues: Issue[],
): Period | null {
  const understand = (text: string): Period | null => periodNamed(text, calendarId, catalogue);
  const told = firstTold(claims, understand);
  for (const claim of unread(claims, told)) {
    const example = catalogue.periods.find(({ calendar_id }) => calendar_id === calendarId);
    const label = inBoth("example", { vi: example?.label_vi ?? "", en: example?.label_en ?? "" });
    issues.push(issueAt(claim, "period-not-told", "error", claim.text, { ...lineWords("period"), ...label }));
  }
  if (told === null) return null;
  for (const claim of others(claims, told)) {
    if (understand(claim.text)?.period_id === told.value.period_id) continue;
    issues.push(issueAt(claim, "period-differs", "error", claim.text, periodInBoth(told.value)));
  }
  return told.value;
}

/** A period of a calendar by its id, its label in either language, or any way in which officials write it. */
function periodNamed(text: string, calendarId: string, catalogue: Catalogue): Period | null {
  const byId = periodById(catalogue, calendarId, text);
  if (byId !== null) return byId;
  const wanted = comparableText(text);
  const byLabel = catalogue.periods.find(
    ({ calendar_id, label_vi, label_en }) =>
      calendar_id === calendarId && [label_vi, label_en].some((label) => comparableText(label) === wanted),
  );
  if (byLabel !== undefined) return byLabel;
  const named = parsePeriodText(text);
  return named === null ? null : periodById(catalogue, calendarId, periodIdOf(named));
}

function unitClaimed(
  claims: readonly Claim[],
  period: Period | null,
  catalogue: Catalogue,
  issues: Issue[],
): OrgUnit | null {
  const told = firstTold(claims, (text) => unitNamed(text, period, catalogue));
  for (const claim of unread(claims, told)) {
    const params = { ...lineWords("unit"), ...suggestionFor(claim.text, catalogue) };
    issues.push(issueAt(claim, "unit-not-told", "error", claim.text, params));
  }
  if (told === null) return null;
  for (const claim of others(claims, told)) {
    if (findOrgUnit(catalogue, claim.text, [told.value]).found !== null) continue;
    const params = { ...nameInBoth("unit", told.value), ...suggestionFor(claim.text, catalogue) };
    issues.push(issueAt(claim, "unit-differs", "error", claim.text, params));
  }
  return told.value;
}

/** The reporter of that name: the one valid on the period's last day, else the one that lasted longest. */
function unitNamed(text: string, period: Period | null, catalogue: Catalogue): OrgUnit | null {
  const byKey = orgUnitByKey(catalogue, text);
  if (byKey !== null) return byKey;
  const named = catalogue.orgUnits.filter(
    (unit) => unit.audience !== null && findOrgUnit(catalogue, text, [unit]).found !== null,
  );
  const valid = named.filter((unit) => period === null || isValidOn(unit, period.ends_on));
  if (valid.length > 0) return valid.length === 1 ? valid[0]! : null;
  const lastDay = ({ valid_to }: OrgUnit): string => valid_to ?? "9999-12-31";
  return named.toSorted((a, b) => (lastDay(a) < lastDay(b) ? 1 : -1))[0] ?? null;
}

/** " Có phải là …?": units whose name agrees but for its accents. A suggestion, never a match. */
function suggestionFor(text: string, catalogue: Catalogue): Issue["params"] {
  const reporters = catalogue.orgUnits.filter(({ audience }) => audience !== null);
  const search = text === "" ? null : findOrgUnit(catalogue, text, reporters);
  const units = search === null || search.found !== null ? [] : search.suggestions.slice(0, 3);
  const names = (key: "name_vi" | "name_en"): string =>
    [...new Set(units.map((unit) => unit[key]))].join(", ");
  return units.length === 0
    ? inBoth("suggestion", { vi: "", en: "" })
    : inBoth("suggestion", {
        vi: ` Có phải là ${names("name_vi")}?`,
        en: ` Is it ${names("name_en")}?`,
      });
}

const lineWords = (line: "form" | "unit" | "period"): Issue["params"] =>
  inBoth("line", { vi: formWording.vi[line], en: formWording.en[line] });

export const periodInBoth = ({ label_vi, label_en }: Period): Issue["params"] =>
  inBoth("period", { vi: label_vi, en: label_en });
