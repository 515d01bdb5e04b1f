-- Each series in its base periods: "org units first inside each base period, then time".
with as_reported as (
  select cast('as_reported' as varchar) as boundary, org_unit_key as series_key, audience as series_audience, v.*
  from base_values v
),

-- "For each base period the programme total adds the reporters valid on the last day, as adds_over says. Where none is
-- valid there is no row." What does not add up (aggregation none) has no total.
total as (
  select
    cast('as_reported' as varchar) as boundary,
    p.total_org_unit_key as series_key,
    cast(null as varchar) as series_audience,
    v.*
  from base_values v
  inner join stg_indicators i on i.indicator_id = v.indicator_id
  cross join programme p
  where i.aggregation <> 'none' and i.adds_over in ('all', v.audience)
),

restated as (
  select
    boundary, boundary_org_unit_key as series_key, audience as series_audience,
    indicator_id, org_unit_key, calendar_id, period_id, period_type, year, ends_on, audience, definition_version,
    numerator, denominator, value_status, expected_count, reported_count, estimated_count, is_simulated
  from restated_values
),

every_part as (
  select * from as_reported
  union all
  select * from total
  union all
  select * from restated
),

parts as (
  select b.area, p.*
  from every_part p
  inner join build_units b on b.org_unit_key = p.series_key
),

final as (
  select
    boundary,
    indicator_id,
    series_key as org_unit_key,
    calendar_id,
    period_id,
    period_type,
    year,
    ends_on,
    area,
    series_audience as audience,
    series_audience is null as is_total,
    max(definition_version) as definition_version,
    cast(sum(numerator) as decimal(18,4)) as numerator,
    cast(sum(denominator) as decimal(18,4)) as denominator,
    case
      when count(*) = 1 then max(value_status)
      when sum(expected_count) = 0 then 'not_applicable'
      when sum(reported_count) = 0 then 'missing'
      when sum(estimated_count) > 0 then 'estimated'
      else 'reported'
    end as value_status,
    cast(sum(reported_count) as bigint) as reported_count,
    cast(sum(expected_count) as bigint) as expected_count,
    cast(sum(estimated_count) as bigint) as estimated_count,
    bool_or(is_simulated) as is_simulated
  from parts
  group by
    boundary, indicator_id, series_key, calendar_id, period_id, period_type, year, ends_on, area, series_audience
)

select * from final
