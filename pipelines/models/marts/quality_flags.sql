-- What is surprising in the current observations. "A flag never blocks; it asks for a reason that then travels with the number."
with outliers as (
  select m.rule, m.indicator_id, m.org_unit_key, m.calendar_id, m.period_id, s.median_of_others as compared_with, s.score
  from outlier_scores s
  inner join outlier_members m on m.group_no = s.group_no and m.place = s.place
  where s.is_far
),

flags as (
  select rule, indicator_id, org_unit_key, calendar_id, period_id, compared_with, score from outliers
  union all
  select rule, indicator_id, org_unit_key, calendar_id, period_id, compared_with, score from times_flags
),

final as (
  select
    f.indicator_id, f.org_unit_key, f.calendar_id, f.period_id, f.rule, p.period_type, p.area, p.year, p.revision,
    p.value, f.compared_with, f.score,
    -- A warning asks for a reason; a notice is of what may well be so.
    case when f.rule in ('above_hundred_percent', 'beyond_target_band') then 'notice' else 'warning' end as severity,
    p.reason_code, p.is_simulated
  from flags f
  inner join flag_points p
    on p.indicator_id = f.indicator_id and p.org_unit_key = f.org_unit_key and p.calendar_id = f.calendar_id
    and p.period_id = f.period_id
  inner join build_years y on y.year = p.year
)

select * from final
