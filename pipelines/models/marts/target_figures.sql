-- The figures by which each target can be judged: of the programme, of each reporter, or of the named units together.
with judged as (
  select
    t.target_id, t.measure, t.factor, t.per_indicator_id, t.per_part, v.boundary, v.org_unit_key as source_key,
    case when t.scope_kind = 'named' then t.total_org_unit_key else v.org_unit_key end as org_unit_key,
    v.calendar_id, v.period_id, v.period_type, v.year, p.ends_on,
    v.numerator, v.denominator, v.value, v.reported_count, v.expected_count, v.estimated_count, v.is_simulated
  from target_terms t
  inner join indicator_values v on v.indicator_id = t.indicator_id and v.calendar_id = t.calendar_id
  inner join periods p on p.calendar_id = v.calendar_id and p.period_id = v.period_id
  -- "The last period ending by the day it is assessed on": years, and the kind of period that day ends.
  where v.period_type in ('year', t.assessed_period_type) and p.ends_on <= t.assessed_ends_on
    and ((t.scope_kind = 'each_reporter' and v.audience is not null)
      or (v.boundary = 'as_reported' and (
        (t.scope_kind = 'total' and v.org_unit_key = t.total_org_unit_key)
        or (t.scope_kind = 'named' and strpos('|' || t.scope_keys || '|', '|' || v.org_unit_key || '|') > 0)
      )))
),

-- "per multiplies the bounds by a part of another indicator of the same period", whole or not known.
multiplied as (
  select
    j.*,
    case
      when not m.is_complete then null
      when j.per_part = 'denominator' then m.denominator
      else m.numerator
    end as multiplier
  from judged j
  left join indicator_values m
    on m.indicator_id = j.per_indicator_id and m.boundary = j.boundary and m.org_unit_key = j.source_key
    and m.calendar_id = j.calendar_id and m.period_id = j.period_id
),

summed as (
  select
    target_id, boundary, org_unit_key, calendar_id, period_id, period_type, year, ends_on, measure,
    cast(sum(numerator) as decimal(18,4)) as numerator,
    cast(sum(denominator) as decimal(18,4)) as denominator,
    case
      when max(per_indicator_id) is null then cast(1 as decimal(18,4))
      when count(*) = count(multiplier) then cast(sum(multiplier) as decimal(18,4))
    end as multiplier,
    max(factor) * cast(sum(numerator) as decimal(38,4)) as dividend,
    nullif(cast(sum(denominator) as decimal(38,4)), 0) as divisor,
    cast(sum(reported_count) as bigint) as reported_count,
    cast(sum(expected_count) as bigint) as expected_count,
    sum(estimated_count) > 0 as is_estimated,
    bool_or(is_simulated) as is_simulated
  from multiplied
  group by target_id, boundary, org_unit_key, calendar_id, period_id, period_type, year, ends_on, measure
),

-- Long division, exact as in observations.
final as (
  select
    target_id, boundary, org_unit_key, calendar_id, period_id, period_type, year, ends_on, numerator, denominator,
    case when measure <> 'ratio' then numerator else cast(
      cast(round(cast(dividend - mod(dividend, divisor) as double) / cast(divisor as double)) as bigint)
      + 0.0001 * cast(round(cast(20000 * mod(dividend, divisor) + divisor
        - mod(20000 * mod(dividend, divisor) + divisor, 2 * divisor) as double) / cast(2 * divisor as double)) as bigint)
      as decimal(18,4)) end as value,
    multiplier,
    expected_count,
    reported_count >= expected_count as is_complete,
    measure = 'ratio' and reported_count < expected_count and reported_count * 10 >= expected_count * 9 as is_provisional,
    is_estimated, is_simulated
  from summed
)

select * from final
