import type { Catalogue, Form, OrgUnit, Period } from "./catalogue.ts";
import { formVersionFor } from "./form.ts";
import { formFileName, type Signing, verifyCodes } from "./form-codes.ts";
import { dayText } from "./form-wording.ts";
import type { Claims } from "./interpret-claims.ts";
import { type Identity, periodInBoth } from "./interpret-identity.ts";
import type { Issue } from "./issue.ts";
import { inBoth, issueAt, nameInBoth, wholeFile } from "./issue-params.ts";
import { periodTypeWords } from "./issue-text/words.ts";
import { isValidOn, orgUnitByKey } from "./org-unit.ts";

/** A form for a period and unit, all three told. */
export interface Told {
  readonly form: Form;
  readonly period: Period;
  readonly orgUnit: OrgUnit;
}

/** All three where all are told, else null. */
export function toldFrom({ form, period, orgUnit }: Identity): Told | null {
  return form === null || period === null || orgUnit === null ? null : { form, period, orgUnit };
}

/** Whether the codes were signed by us; a CSV file has none to sign. */
export const isSigned = (claims: Claims, formKey: string, hashing: Signing): boolean =>
  claims.codes !== null && verifyCodes(claims.codes, formKey, hashing);

/** What is wrong with the codes themselves: not there, not ours, of another programme. */
export function codesIssues(
  claims: Claims,
  format: "xlsx" | "csv",
  isOurs: boolean,
  { programme }: Catalogue,
): Issue[] {
  if (claims.codes === null) {
    return format === "csv" ? [] : [issueAt(wholeFile, "form-codes-missing", "error")];
  }
  const { programme_id } = claims.codes;
  if (programme_id !== programme.programme_id) {
    const params = inBoth("expected", { vi: programme.name_vi, en: programme.name_en });
    return [issueAt(wholeFile, "programme-unknown", "error", programme_id, params)];
  }
  return isOurs ? [] : [issueAt(wholeFile, "form-codes-forged", "error")];
}

/** Whether this form is one that the unit owes for the period, in the right version. */
export function obligationIssues(told: Told, claimedVersion: number | null, catalogue: Catalogue): Issue[] {
  return [
    ...versionIssues(told, claimedVersion, catalogue),
    ...audienceIssues(told),
    ...validityIssues(told, catalogue),
  ];
}

const factsOf = ({ form, period, orgUnit }: Told): Issue["params"] => ({
  ...nameInBoth("form", form),
  ...periodInBoth(period),
  ...nameInBoth("unit", orgUnit),
});

function versionIssues(told: Told, claimedVersion: number | null, catalogue: Catalogue): Issue[] {
  const { form, period, orgUnit } = told;
  const facts = factsOf(told);
  if (period.calendar_id !== form.calendar_id || period.period_type !== form.period_type) {
    const type = inBoth("type", periodTypeWords[form.period_type]);
    return [issueAt(wholeFile, "period-of-another-type", "error", null, { ...facts, ...type })];
  }
  const inForce = formVersionFor(catalogue, form.form_id, period);
  if (inForce === null) return [issueAt(wholeFile, "form-not-in-force", "error", null, facts)];
  if (claimedVersion === null || claimedVersion === inForce.form_version) return [];
  const file = formFileName({ ...form, ...period, ...orgUnit });
  const params = { ...facts, expected: String(inForce.form_version), file };
  return [issueAt(wholeFile, "form-version-wrong", "error", String(claimedVersion), params)];
}

const audienceIssues = (told: Told): Issue[] =>
  told.orgUnit.audience === told.form.audience
    ? []
    : [issueAt(wholeFile, "unit-of-another-form", "error", null, factsOf(told))];

/** "A period's reporter is the org unit valid on its last day." */
function validityIssues(told: Told, catalogue: Catalogue): Issue[] {
  const { orgUnit, period } = told;
  if (isValidOn(orgUnit, period.ends_on)) return [];
  if (orgUnit.valid_to === null || period.ends_on <= orgUnit.valid_to) {
    const params = { ...factsOf(told), begins: dayText(orgUnit.valid_from!) };
    return [issueAt(wholeFile, "unit-not-begun", "error", null, params)];
  }
  const successor = reporterAfter(orgUnit, period, catalogue);
  const params = {
    ...factsOf(told),
    ended: dayText(orgUnit.valid_to),
    ...inBoth("successor", {
      vi: successor === null ? "" : `: ${successor.name_vi}`,
      en: successor === null ? "" : `: ${successor.name_en}`,
    }),
  };
  return [issueAt(wholeFile, "unit-ended", "error", null, params)];
}

/** The unit that took over the whole of this one at its end. */
function takenOverBy(orgUnit: OrgUnit, catalogue: Catalogue): OrgUnit | null {
  const change = catalogue.orgUnitChanges.find(
    ({ from_key, kind }) => from_key === orgUnit.org_unit_key && kind === "whole",
  );
  return change === undefined ? null : orgUnitByKey(catalogue, change.to_key);
}

/** The whole successor that reports for the period: An Xuân (enlarged) in early 2025, Tam Kỳ ward after it. */
function reporterAfter(orgUnit: OrgUnit, period: Period, catalogue: Catalogue): OrgUnit | null {
  const next = takenOverBy(orgUnit, catalogue);
  if (next === null || isValidOn(next, period.ends_on)) return next;
  return reporterAfter(next, period, catalogue) ?? next;
}

/** "A correction for an ended unit is sent by its whole successor": who may send a unit's form beside the unit itself. */
export function maySend(sender: OrgUnit, orgUnit: OrgUnit, catalogue: Catalogue): boolean {
  if (sender.org_unit_key === orgUnit.org_unit_key) return true;
  const next = takenOverBy(orgUnit, catalogue);
  return orgUnit.valid_to !== null && next !== null && maySend(sender, next, catalogue);
}

/** A form sent by a unit that may not speak for its unit; a sender the catalogue does not know may speak for none. */
export function senderIssues(senderKey: string, orgUnit: OrgUnit, catalogue: Catalogue): Issue[] {
  const sender = orgUnitByKey(catalogue, senderKey);
  if (sender !== null && maySend(sender, orgUnit, catalogue)) return [];
  const name = sender ?? { name_vi: senderKey, name_en: senderKey };
  const params = { ...nameInBoth("sender", name), ...nameInBoth("unit", orgUnit) };
  return [issueAt(wholeFile, "someone-elses-form", "error", senderKey, params)];
}
