-- One org unit's series of one indicator, each figure with its changes and the verdict on the series up to it.
select
  p.period_id,
  p.label_vi as period_vi,
  v.value,
  i.unit_vi as value_unit_vi,
  v.value_status,
  t.change_from_previous as previous_change_value,
  t.change_from_last_year as last_year_change_value,
  t.moving_mean as moving_mean_value,
  t.sen_slope as sen_slope_value_per_period,
  t.trend as trend_verdict,
  t.point_count,
  t.has_boundary_break
from indicator_trends t
inner join indicator_values v
  on v.boundary = t.boundary and v.indicator_id = t.indicator_id and v.org_unit_key = t.org_unit_key
  and v.calendar_id = t.calendar_id and v.period_id = t.period_id
inner join periods p on p.calendar_id = t.calendar_id and p.period_id = t.period_id
inner join indicators i on i.indicator_id = t.indicator_id
where t.org_unit_key = :org_unit_key
  and t.indicator_id = :indicator_id
  and t.period_type = :period_type
  and t.boundary = :boundary
order by p.ends_on nulls last, p.period_id nulls last
