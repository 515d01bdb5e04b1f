-- What may be shown of target_progress: restricted figures exist at city level only and are never published.
with final as (
  select
    t.target_id,
    t.boundary,
    t.org_unit_key,
    t.area,
    t.year,
    t.group_id,
    t.indicator_id,
    t.is_headline,
    t.calendar_id,
    t.baseline_value,
    t.baseline_year,
    t.is_baseline_assumed,
    t.current_period_id,
    t.current_value,
    t.target_value,
    t.target_high,
    t.aim_value,
    t.gap,
    t.attained_ratio,
    t.elapsed_ratio,
    t.linear_ratio,
    t.cagr_ratio,
    t.status,
    t.method,
    t.reason,
    t.group_status,
    t.is_provisional,
    t.is_estimated,
    t.is_final_before_end,
    t.is_simulated
  from target_progress t
  inner join indicators i on i.indicator_id = t.indicator_id
  where i.sensitivity <> 'restricted'
)

select * from final
