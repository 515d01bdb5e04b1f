-- The figures of a year that surprise, and the reason that was given for each.
select
  f.severity,
  f.rule,
  f.period_id,
  f.org_unit_key,
  u.short_vi as org_unit_vi,
  f.indicator_id,
  i.short_vi as indicator_vi,
  f.value,
  f.compared_with as compared_value,
  i.unit_vi as value_unit_vi,
  f.score as outlier_score,
  f.reason_code,
  r.name_vi as reason_vi
from quality_flags f
inner join org_units u on u.org_unit_key = f.org_unit_key
inner join indicators i on i.indicator_id = f.indicator_id
left join reasons r on r.reason_code = f.reason_code
where f.year = :year
order by
  f.rule nulls last, f.calendar_id nulls last, f.period_id nulls last, f.org_unit_key nulls last,
  f.indicator_id nulls last
