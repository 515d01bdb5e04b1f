-- What everybody may see of target_progress: open targets; a group is judged by those of its targets that are shown.
with open_rows as (
  select
    t.*,
    max(case t.status when 'achieved' then 1 when 'on_track' then 2 when 'moderate' then 3 when 'limited' then 4
      when 'deteriorating' then 5 when 'not_achieved' then 6 else 0 end)
      over (partition by t.group_id, t.boundary, t.org_unit_key, t.year) as worst
  from target_progress t
  inner join open_targets o on o.target_id = t.target_id
),

final as (
  select
    target_id, boundary, org_unit_key, group_id, indicator_id, is_headline, calendar_id, baseline_value, baseline_year,
    is_baseline_assumed, current_period_id, current_value, target_value, target_high, aim_value, gap, attained_ratio,
    elapsed_ratio, linear_ratio, cagr_ratio, status, method, reason,
    case worst when 1 then 'achieved' when 2 then 'on_track' when 3 then 'moderate' when 4 then 'limited'
      when 5 then 'deteriorating' when 6 then 'not_achieved' else 'not_assessable' end as group_status,
    is_provisional, is_estimated, is_final_before_end, is_simulated, area, year
  from open_rows
)

select * from final
