-- The points that a trend may be over, numbered within their series: gaps are skipped, and keep their place on the x axis.
with usable as (
  select
    v.boundary, v.indicator_id, v.org_unit_key, v.calendar_id, v.period_id, v.period_type, v.year,
    p.period_index, p.ends_on, v.numerator, v.denominator, v.value, v.is_simulated
  from indicator_values v
  inner join periods p on p.calendar_id = v.calendar_id and p.period_id = v.period_id
  -- "Incomplete counts show their sum; trend is null. Ratios are provisional from 90 % of expected pairs."
  where v.value is not null and (v.is_complete or v.is_provisional)
),

final as (
  select
    u.*,
    cast(dense_rank() over (order by boundary, indicator_id, org_unit_key, calendar_id, period_type) as bigint)
      as series_no,
    cast(row_number() over (
      partition by boundary, indicator_id, org_unit_key, calendar_id, period_type order by period_index
    ) as bigint) as point_no
  from usable u
)

select * from final
