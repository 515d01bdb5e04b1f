-- What the org units that became one reported themselves, beside the series restated to that one, with its break.
with restated as (
  select
    v.calendar_id, v.period_id, v.value,
    t.has_boundary_break
      and not coalesce(lag(t.has_boundary_break) over (order by p.ends_on nulls last), false) as is_break,
    p.label_vi,
    p.ends_on
  from indicator_values v
  inner join indicator_trends t
    on t.boundary = v.boundary and t.indicator_id = v.indicator_id and t.org_unit_key = v.org_unit_key
    and t.calendar_id = v.calendar_id and t.period_id = v.period_id
  inner join periods p on p.calendar_id = v.calendar_id and p.period_id = v.period_id
  where v.boundary = :boundary
    and v.org_unit_key = :org_unit_key
    and v.indicator_id = :indicator_id
    and v.period_type = :period_type
)

select
  r.period_id,
  r.label_vi as period_vi,
  r.value as restated_value,
  r.is_break,
  b.from_key as reporting_org_unit_key,
  u.short_vi as reporting_org_unit_vi,
  o.value as as_reported_value,
  i.unit_vi as value_unit_vi
from restated r
inner join org_unit_boundaries b on b.boundary = :boundary and b.to_key = :org_unit_key
inner join indicator_values o
  on o.boundary = 'as_reported' and o.indicator_id = :indicator_id and o.org_unit_key = b.from_key
  and o.calendar_id = r.calendar_id and o.period_id = r.period_id
inner join org_units u on u.org_unit_key = b.from_key
inner join indicators i on i.indicator_id = :indicator_id
order by r.ends_on nulls last, b.from_key nulls last
