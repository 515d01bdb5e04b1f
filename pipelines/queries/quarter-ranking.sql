-- The league of a period: the place of each org unit among its peers, and how many places it rose (+) or fell (-).
select
  t.peer_rank,
  t.peer_count,
  t.previous_rank,
  t.previous_rank - t.peer_rank as places_risen_count,
  t.org_unit_key,
  u.short_vi as org_unit_vi,
  v.value,
  i.unit_vi as value_unit_vi,
  t.previous_value
from indicator_trends t
inner join indicator_values v
  on v.boundary = t.boundary and v.indicator_id = t.indicator_id and v.org_unit_key = t.org_unit_key
  and v.calendar_id = t.calendar_id and v.period_id = t.period_id
inner join org_units u on u.org_unit_key = t.org_unit_key
inner join indicators i on i.indicator_id = t.indicator_id
where t.indicator_id = :indicator_id
  and t.audience = :audience
  and t.period_id = :period_id
  and t.boundary = :boundary
  and t.peer_rank is not null
order by t.peer_rank nulls last, t.org_unit_key nulls last
