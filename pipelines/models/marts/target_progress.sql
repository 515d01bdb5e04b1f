-- Each target in each year: where it started, where it stands, what is missing and how that is judged.
with figures as (
  select
    c.target_id, c.boundary, c.org_unit_key, c.area, c.year, c.is_final and c.is_before_end as is_final_before_end,
    c.period_id as current_period_id,
    t.group_id, t.indicator_id, t.is_headline, t.calendar_id,
    f.value as current_value,
    f.target_value,
    f.target_high,
    case
      when not f.is_assessable then null
      when f.floor_aim is not null and (f.ceiling_aim is null or f.value < f.floor_aim) then f.floor_aim - f.value
      when f.ceiling_aim is not null and (f.floor_aim is null or f.value > f.ceiling_aim) then f.value - f.ceiling_aim
      when f.is_assessable then 0
    end as gap,
    coalesce(f.is_estimated, false) as is_estimated,
    coalesce(f.is_simulated, false) as is_simulated,
    b.baseline_value, b.baseline_year, b.is_baseline_assumed
  from target_currents c
  inner join target_terms t on t.target_id = c.target_id
  left join target_tests f
    on f.target_id = c.target_id and f.boundary = c.boundary and f.org_unit_key = c.org_unit_key
    and f.calendar_id = t.calendar_id and f.period_id = c.period_id
  left join target_baselines b
    on t.test = 'term' and b.target_id = c.target_id and b.boundary = c.boundary and b.org_unit_key = c.org_unit_key
    and b.baseline_year <= c.year
),

ranked as (
  select
    f.*, s.status, s.method, s.reason, s.is_provisional,
    w.aim_value, p.attained_ratio, p.elapsed_ratio, p.linear_ratio, p.cagr_ratio,
    -- "A target of several indicators has the worst of its assessable ones."
    max(case s.status when 'achieved' then 1 when 'on_track' then 2 when 'moderate' then 3 when 'limited' then 4
      when 'deteriorating' then 5 when 'not_achieved' then 6 else 0 end)
      over (partition by f.group_id, f.boundary, f.org_unit_key, f.year) as worst
  from figures f
  inner join target_statuses s
    on s.target_id = f.target_id and s.boundary = f.boundary and s.org_unit_key = f.org_unit_key and s.year = f.year
  left join target_ways w
    on w.target_id = f.target_id and w.boundary = f.boundary and w.org_unit_key = f.org_unit_key and w.year = f.year
  left join target_paces p
    on p.target_id = f.target_id and p.boundary = f.boundary and p.org_unit_key = f.org_unit_key and p.year = f.year
),

final as (
  select
    target_id, boundary, org_unit_key, area, year, group_id, indicator_id, is_headline, calendar_id, baseline_value,
    cast(baseline_year as integer) as baseline_year, is_baseline_assumed, current_period_id, current_value, target_value,
    target_high, aim_value, cast(gap as decimal(18,4)) as gap, attained_ratio, elapsed_ratio, linear_ratio, cagr_ratio,
    status, method, reason,
    case worst when 1 then 'achieved' when 2 then 'on_track' when 3 then 'moderate' when 4 then 'limited'
      when 5 then 'deteriorating' when 6 then 'not_achieved' else 'not_assessable' end as group_status,
    is_provisional, is_estimated, is_final_before_end, is_simulated
  from ranked
)

select * from final
