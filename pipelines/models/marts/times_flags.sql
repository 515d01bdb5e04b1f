-- Values that are too many times another number: the one before, a hundred percent, the end of a target's band.
with before as (
  select
    f.*,
    lag(value) over (partition by indicator_id, org_unit_key, calendar_id, period_type order by period_index)
      as previous_value
  from flag_points f
),

-- "V <= models <= 2V with V the villages of the same period; above 2V is achieved, flagged."
bands as (
  select
    f.indicator_id, f.org_unit_key, f.calendar_id, f.period_id, f.value,
    cast(t.flag_above as decimal(38,4)) as flag_above,
    cast(t.flag_below as decimal(38,4)) as flag_below,
    case when t.per_indicator_id is null then 1 when t.per_part = 'denominator' then m.denominator else m.numerator end
      as multiplier
  from flag_points f
  inner join target_terms t
    on t.indicator_id = f.indicator_id and t.calendar_id = f.calendar_id and t.scope_kind = 'each_reporter'
  left join flag_points m
    on m.indicator_id = t.per_indicator_id and m.org_unit_key = f.org_unit_key
    and m.calendar_id = f.calendar_id and m.period_id = f.period_id
),

band_ends as (
  select
    indicator_id, org_unit_key, calendar_id, period_id, value,
    cast(min(flag_above * multiplier) as decimal(18,4)) as highest,
    cast(max(flag_below * multiplier) as decimal(18,4)) as lowest
  from bands
  group by indicator_id, org_unit_key, calendar_id, period_id, value
),

compared as (
  -- "Ratio rule >= 5 or <= 1/5 with the larger value >= 10."
  select
    cast('jump_from_previous' as varchar) as rule, indicator_id, org_unit_key, calendar_id, period_id,
    value, previous_value as compared_with
  from before
  where value <> previous_value and (value >= 10 or previous_value >= 10)
    and (value >= 5 * cast(previous_value as decimal(38,4)) or previous_value >= 5 * cast(value as decimal(38,4)))
  union all
  select 'above_hundred_percent', indicator_id, org_unit_key, calendar_id, period_id, value, cast(100 as decimal(18,4))
  from flag_points
  where measure = 'ratio' and factor = 100 and numerator > denominator
  union all
  select 'beyond_target_band', indicator_id, org_unit_key, calendar_id, period_id, value,
    case when value > highest then highest else lowest end
  from band_ends
  where value > highest or value < lowest
),

sized as (
  select
    c.*,
    cast(case when value > compared_with then value else compared_with end as decimal(38,4)) as larger,
    cast(case when value > compared_with then compared_with else value end as decimal(38,4)) as smaller
  from compared c
),

-- Ten-thousandths, rounded half away from zero; a million and more is a million, and nothing is no number of times.
final as (
  select
    rule, indicator_id, org_unit_key, calendar_id, period_id, compared_with,
    cast(case when larger < 1000000 * smaller then 0.0001 * cast(round(
        cast(20000 * larger + smaller - mod(20000 * larger + smaller, 2 * smaller) as double) / cast(2 * smaller as double))
      as bigint) when smaller > 0 then 1000000 end as decimal(18,4)) as score
  from sized
)

select * from final
