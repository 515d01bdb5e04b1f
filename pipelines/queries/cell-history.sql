-- The history of one cell: what every accepted revision said, in which file, sheet and cell, and while it was known.
select
  o.revision as revision_no,
  o.form as form_id,
  o.value,
  i.unit_vi as value_unit_vi,
  o.numerator as numerator_part,
  o.denominator as denominator_part,
  o.value_status,
  o.reason_code,
  o.is_corrected,
  s.timeliness,
  o.sheet,
  o.cell,
  o.denominator_cell,
  o.submission_id,
  o.known_from as known_from_at,
  o.known_to as known_to_at
from observations o
inner join submissions s
  on s.form = o.form and s.calendar_id = o.calendar_id and s.period_id = o.period_id
  and s.org_unit_key = o.org_unit_key and s.revision = o.revision and s.verdict = 'accepted'
inner join indicators i on i.indicator_id = o.indicator_id
where o.org_unit_key = :org_unit_key
  and o.indicator_id = :indicator_id
  and o.period_id = :period_id
order by o.form nulls last, o.revision nulls last
