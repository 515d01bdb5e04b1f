-- The way of each term target from its baseline to its aim, and what of it has been made; time in whole years.
with way as (
  select
    c.target_id, c.boundary, c.org_unit_key, c.year,
    cast(f.value as decimal(38,4)) as current_value,
    cast(b.baseline_value as decimal(38,4)) as baseline_value,
    cast(case
      when f.ceiling_aim is null then f.floor_aim
      when f.floor_aim is null or b.baseline_value > f.ceiling_aim then f.ceiling_aim
      else f.floor_aim
    end as decimal(38,4)) as aim_value,
    -- "yT = y0: maintain, met or not"; so is a bound that the baseline keeps already.
    coalesce(b.baseline_value >= f.floor_aim, true) and coalesce(b.baseline_value <= f.ceiling_aim, true) as is_maintained,
    cast(c.period_year - b.baseline_year as bigint) as years_gone,
    cast(t.due_year - b.baseline_year as bigint) as years_given
  from target_currents c
  inner join target_terms t on t.target_id = c.target_id and t.test = 'term'
  inner join target_tests f
    on f.target_id = c.target_id and f.boundary = c.boundary and f.org_unit_key = c.org_unit_key
    and f.calendar_id = t.calendar_id and f.period_id = c.period_id
  inner join target_baselines b
    on b.target_id = c.target_id and b.boundary = c.boundary and b.org_unit_key = c.org_unit_key
  -- "That year is achieved or not assessable": there is no way yet in the year of the baseline.
  where f.is_assessable and b.baseline_year < c.period_year
    and b.baseline_year < t.due_year
),

final as (
  select
    target_id, boundary, org_unit_key, year, is_maintained, years_gone, years_given,
    cast(current_value as decimal(18,4)) as current_value,
    cast(baseline_value as decimal(18,4)) as baseline_value,
    cast(aim_value as decimal(18,4)) as aim_value,
    -- Positive where it leads towards the aim, whichever way is better.
    cast(case when aim_value < baseline_value then baseline_value - current_value else current_value - baseline_value end
      as decimal(18,4)) as made,
    cast(abs(aim_value - baseline_value) as decimal(18,4)) as needed
  from way
)

select * from final
