-- Every series of every period type, base and rolled up, with its value divided last.
with base as (
  select
    boundary, indicator_id, org_unit_key, calendar_id, period_id, period_type, area, year, audience, numerator,
    denominator, value_status, reported_count, expected_count, estimated_count, is_simulated, definition_version,
    false as is_rolled_up,
    false as has_definition_break
  from base_series
),

rolled_up as (
  select
    boundary, indicator_id, org_unit_key, calendar_id, period_id, period_type, area, year, audience, numerator,
    denominator, value_status, reported_count, expected_count, estimated_count, is_simulated, definition_version,
    true as is_rolled_up,
    has_definition_break
  from rolled_up_values
),

every_period as (
  select * from base
  union all
  select * from rolled_up
),

-- "A ratio is added up as numerator and denominator and divided last": long division, exact as in observations.
divided as (
  select
    v.*,
    i.measure,
    case when (v.numerator < 0) <> (v.denominator < 0) then -1 else 1 end as sign,
    i.factor * cast(abs(v.numerator) as decimal(38,4)) as dividend,
    nullif(cast(abs(v.denominator) as decimal(38,4)), 0) as divisor
  from every_period v
  inner join stg_indicators i on i.indicator_id = v.indicator_id
),

split as (
  select
    d.*,
    cast(round(cast(dividend - mod(dividend, divisor) as double) / cast(divisor as double)) as bigint) as whole,
    20000 * mod(dividend, divisor) + divisor as rest
  from divided d
),

final as (
  select
    boundary, indicator_id, org_unit_key, calendar_id, period_id, period_type, area, year, audience, numerator,
    denominator,
    case
      when measure <> 'ratio' then numerator
      else cast(sign * (whole + 0.0001 * cast(round(cast(rest - mod(rest, 2 * divisor) as double)
        / cast(2 * divisor as double)) as bigint)) as decimal(18,4))
    end as value,
    value_status, reported_count, expected_count, estimated_count,
    reported_count >= expected_count as is_complete,
    -- "Ratios are provisional from 90 % of expected pairs."
    measure = 'ratio' and reported_count < expected_count and reported_count * 10 >= expected_count * 9 as is_provisional,
    is_rolled_up, is_simulated, definition_version, has_definition_break
  from split
)

select * from final
