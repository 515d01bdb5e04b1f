-- One indicator of a year: every ward's figure, and how much of what was expected is in it.
select
  v.org_unit_key,
  u.short_vi as org_unit_vi,
  v.value,
  i.unit_vi as value_unit_vi,
  v.reported_count as reported_pair_count,
  v.expected_count as expected_pair_count,
  v.is_complete,
  v.value_status
from indicator_values v
inner join org_units u on u.org_unit_key = v.org_unit_key
inner join indicators i on i.indicator_id = v.indicator_id
where v.indicator_id = :indicator_id
  and v.audience = :audience
  and v.year = :year
  and v.period_type = 'year'
  and v.boundary = :boundary
order by v.value desc nulls last, v.org_unit_key nulls last
