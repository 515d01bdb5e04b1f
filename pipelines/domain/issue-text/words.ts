import type { Component, CrossCellRule, PeriodType, Reason } from "../catalogue.ts";
import type { Language } from "../issue-text.ts";
import type { PersonalKind } from "../note-scan.ts";

type InBoth = Readonly<Record<Language, string>>;

/** Words that sentences about issues are filled with. */
export const partWords: Readonly<Record<Exclude<Component, "value">, InBoth>> = {
  numerator: { vi: "tử số", en: "numerator" },
  denominator: { vi: "mẫu số", en: "denominator" },
};

export const personalWords: Readonly<Record<PersonalKind, InBoth>> = {
  phone: { vi: "số điện thoại", en: "a phone number" },
  "identity-number": { vi: "số giấy tờ tùy thân", en: "an identity number" },
  "birth-date": { vi: "ngày sinh", en: "a birth date" },
  "person-name": { vi: "họ tên người", en: "a person's name" },
};

export const periodTypeWords: Readonly<Record<PeriodType, InBoth>> = {
  month: { vi: "tháng", en: "month" },
  quarter: { vi: "quý", en: "quarter" },
  half_year: { vi: "6 tháng", en: "half-year" },
  nine_months: { vi: "9 tháng", en: "nine months" },
  year: { vi: "năm", en: "year" },
};

/** The case that a reason explains. */
export const reasonCaseWords: Readonly<Record<Reason["explains"], InBoth>> = {
  not_applicable: { vi: "ô số ghi “không áp dụng”", en: "the figure says “not applicable”" },
  missing: { vi: "chưa có số liệu hoặc số ước", en: "no figure yet, or an estimate" },
  change: { vi: "có số, khác nhiều so với kỳ trước", en: "a figure far from those before" },
};

/** What is so when a rule does not hold. */
export const brokenRuleWords: Readonly<Record<CrossCellRule["operator"], InBoth>> = {
  "=": { vi: "không bằng", en: "differs from" },
  "<=": { vi: "lớn hơn", en: "is more than" },
  ">=": { vi: "nhỏ hơn", en: "is less than" },
};
