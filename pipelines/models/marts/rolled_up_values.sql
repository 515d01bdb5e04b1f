-- Each series rolled up from its base periods to longer ones: flow adds, stock takes the base period that ends the same day.
with spans as (
  select
    p.calendar_id, p.period_id, p.period_type, p.year, p.ends_on,
    b.period_id as base_period_id,
    b.period_type as base_period_type,
    b.ends_on = p.ends_on as is_last
  from stg_periods p
  inner join stg_periods b
    on b.calendar_id = p.calendar_id and b.starts_on >= p.starts_on and b.ends_on <= p.ends_on
  -- "9M has no form", and nothing is rolled up to it either.
  where b.period_type <> p.period_type and 'nine_months' not in (b.period_type, p.period_type)
),

-- A longer period has a row once its last base period has one: the unit is valid on the last day and was asked by then.
series as (
  select
    s.boundary, s.indicator_id, s.org_unit_key, s.area, s.audience, s.is_total, t.*,
    i.numerator_time, i.denominator_time,
    'sum' in (i.numerator_time, coalesce(i.denominator_time, 'last')) as is_flow
  from base_series s
  inner join spans t
    on t.calendar_id = s.calendar_id and t.base_period_id = s.period_id and t.is_last
  inner join stg_indicators i on i.indicator_id = s.indicator_id
),

-- Pairs of unit and base period: the total's are those of its reporters, any other flow is of one unit, and a stock has
-- those of the base period it takes. A base period without a row is a pair that is not there.
pairs as (
  select
    r.*,
    r.is_total or not r.is_flow as counts_reporters,
    b.definition_version,
    b.value_status,
    case when t.is_last or r.numerator_time = 'sum' then b.numerator end as part_numerator,
    case when t.is_last or r.denominator_time = 'sum' then b.denominator end as part_denominator,
    coalesce(b.reported_count, 0) as part_reported_count,
    coalesce(b.estimated_count, 0) as part_estimated_count,
    b.expected_count > 0 and b.reported_count >= b.expected_count as is_whole,
    case when r.is_total or not r.is_flow then coalesce(b.expected_count, 1) else least(coalesce(b.expected_count, 1), 1)
      end as pair_expected_count,
    coalesce(b.is_simulated, false) as is_simulated
  from series r
  inner join spans t
    on t.calendar_id = r.calendar_id and t.period_id = r.period_id and t.base_period_type = r.base_period_type
  left join base_series b
    on b.boundary = r.boundary and b.indicator_id = r.indicator_id and b.org_unit_key = r.org_unit_key
    and b.calendar_id = r.calendar_id and b.period_id = t.base_period_id
  where r.is_flow or t.is_last
),

final as (
  select
    boundary, indicator_id, org_unit_key, calendar_id, period_id, period_type, year, ends_on, area, audience,
    max(definition_version) as definition_version,
    min(definition_version) <> max(definition_version) as has_definition_break,
    cast(sum(part_numerator) as decimal(18,4)) as numerator,
    cast(sum(part_denominator) as decimal(18,4)) as denominator,
    case
      when not bool_or(is_flow) then max(value_status)
      when sum(pair_expected_count) = 0 then 'not_applicable'
      when sum(part_reported_count) = 0 then 'missing'
      when sum(part_estimated_count) > 0 then 'estimated'
      else 'reported'
    end as value_status,
    cast(sum(case when counts_reporters then part_reported_count when is_whole then 1 else 0 end) as bigint)
      as reported_count,
    cast(sum(pair_expected_count) as bigint) as expected_count,
    cast(sum(case when counts_reporters then part_estimated_count when is_whole and part_estimated_count > 0 then 1
      else 0 end) as bigint) as estimated_count,
    bool_or(is_simulated) as is_simulated
  from pairs
  group by boundary, indicator_id, org_unit_key, calendar_id, period_id, period_type, year, ends_on, area, audience
)

select * from final
