import type { Asked } from "./address.ts";

/** One unit's series of an indicator, with its changes and trend: the named query of that. */
export const trendQuestion = (indicatorId: string, orgUnitKey: string, periodType: string): Asked => ({
  query: "unit-trend",
  sql: null,
  values: { org_unit_key: orgUnitKey, indicator_id: indicatorId, period_type: periodType },
});

/** One target over the years, by both methods: the named query of that. */
export const targetQuestion = (targetId: string): Asked => ({
  query: "target-path",
  sql: null,
  values: { target_id: targetId },
});

const question =
  (sql: string) =>
  (values: Asked["values"]): Asked => ({ query: null, sql, values });

/** Every unit's figures of an indicator within a boundary, for `indicator_id` and `boundary`. */
export const indicatorQuestion = question(`select period_id, org_unit_key, value, value_status, is_complete
from indicator_values
where indicator_id = :indicator_id and boundary = :boundary and not is_rolled_up
order by org_unit_key, period_id`);

/** Every cell that an indicator's figures of one period are from, for `indicator_id` and `period_id`. */
export const originQuestion =
  question(`select o.form, o.org_unit_key, o.numerator, o.denominator, o.value, o.value_status, o.revision,
  s.received_at, s.timeliness, o.sheet, o.cell, o.denominator_cell, s.receipt_no, s.receipt_sha256, o.submission_id
from observations o
inner join submissions s on s.form = o.form and s.calendar_id = o.calendar_id and s.period_id = o.period_id
  and s.org_unit_key = o.org_unit_key and s.revision = o.revision
where o.indicator_id = :indicator_id and o.period_id = :period_id and o.known_to is null
order by o.form, o.org_unit_key`);

/** Every figure of one unit as reported, for `org_unit_key`. */
export const unitQuestion = question(`select indicator_id, period_id, value, value_status, is_complete
from indicator_values
where org_unit_key = :org_unit_key and boundary = 'as_reported' and not is_rolled_up
order by indicator_id, period_id`);

/** What was wrong in the files, by kind, form and cell. */
export const issuesQuestion = question(`select code, severity, form, cell, count(*) as times
from issues
group by code, severity, form, cell
order by times desc, code, form, cell`)({});

/** Reports that were sent again after they had been accepted. */
export const resentQuestion =
  question(`select form, period_id, org_unit_key, revision, received_at, timeliness
from submissions
where revision > 1
order by received_at desc`)({});

/** Declared corrections with the report that each mends. */
export const declaredQuestion =
  question(`select c.indicator_id, c.component, c.found, c.corrected, s.org_unit_key, s.period_id, c.declared_at
from corrections c
left join submissions s on s.submission_id = c.submission_id
order by c.declared_at desc`)({});

/** Estimates, those in use and those since replaced. */
export const estimatesQuestion =
  question(`select indicator_id, org_unit_key, period_id, numerator, denominator, revision, known_to
from observations
where value_status = 'estimated' or denominator_status = 'estimated'
order by known_to nulls first, indicator_id, org_unit_key`)({});

/** Who reported a form and how completely, for `form_id`. */
export const formQuestion =
  question(`select period_id, org_unit_key, submission_status, cells_filled, cells_expected, completeness_percent
from reporting_rates
where form_id = :form_id and not is_total
order by period_id, org_unit_key`);
