-- How complete and how timely each org unit reported over some years.
with counted as (
  select
    org_unit_key,
    cast(sum(expected) as bigint) as expected,
    cast(sum(received) as bigint) as received,
    cast(sum(on_time) as bigint) as on_time,
    cast(sum(late) as bigint) as late,
    cast(sum(cells_expected) as bigint) as cells_expected,
    cast(sum(cells_filled) as bigint) as cells_filled
  from reporting_rates
  where not is_total
    and audience = :audience
    and year between :from_year and :to_year
  group by org_unit_key
),

-- Ten-thousandths of a percent, rounded half away from zero in whole numbers.
shares as (
  select
    c.*,
    cast(round(cast(2000000 * cells_filled + cells_expected
      - mod(2000000 * cells_filled + cells_expected, 2 * cells_expected) as double)
      / cast(2 * cells_expected as double)) as bigint) as complete,
    cast(round(cast(2000000 * on_time + expected - mod(2000000 * on_time + expected, 2 * expected) as double)
      / cast(2 * expected as double)) as bigint) as timely
  from counted c
)

select
  s.org_unit_key,
  u.short_vi as org_unit_vi,
  s.expected as expected_report_count,
  s.received as received_report_count,
  s.on_time as on_time_report_count,
  s.late as late_report_count,
  s.cells_expected as expected_cell_count,
  s.cells_filled as filled_cell_count,
  cast(0.0001 * s.complete as decimal(18,4)) as completeness_percent,
  cast(0.0001 * s.timely as decimal(18,4)) as timeliness_percent
from shares s
inner join org_units u on u.org_unit_key = s.org_unit_key
order by completeness_percent desc nulls last, timeliness_percent desc nulls last, s.org_unit_key nulls last
