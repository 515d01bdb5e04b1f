-- One target over the years: how far it is, by the linear and by the compound method.
select
  g.org_unit_key,
  g.year,
  g.baseline_value,
  g.current_value,
  g.current_period_id,
  g.target_value,
  g.gap as gap_value,
  i.unit_vi as value_unit_vi,
  g.attained_ratio,
  g.elapsed_ratio,
  g.linear_ratio,
  g.cagr_ratio,
  g.status,
  g.method,
  g.reason
from target_progress g
inner join indicators i on i.indicator_id = g.indicator_id
where g.target_id = :target_id
  and g.boundary = :boundary
order by g.org_unit_key nulls last, g.year nulls last
