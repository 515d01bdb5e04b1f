-- What everybody may see of reporting_rates: a share of cells says what is in a report, so only open cells count here.
with cells as (
  select
    w.form_id,
    v.calendar_id,
    v.period_id,
    v.org_unit_key,
    cast(count(*) as bigint) as open_expected,
    cast(count(*) filter (where v.value_status <> 'missing') as bigint) as open_filled
  from indicator_values v
  inner join open_indicators o on o.indicator_id = v.indicator_id
  inner join published_windows w on w.calendar_id = v.calendar_id and w.period_id = v.period_id
  inner join form_cells c
    on c.form_id = w.form_id and c.form_version = w.form_version and c.indicator_id = v.indicator_id and c.is_asked
  where v.boundary = 'as_reported' and not v.is_rolled_up
  group by w.form_id, v.calendar_id, v.period_id, v.org_unit_key
),

units as (
  select r.*, c.open_expected, c.open_filled
  from reporting_rates r
  inner join cells c
    on c.form_id = r.form_id and c.calendar_id = r.calendar_id and c.period_id = r.period_id
    and c.org_unit_key = r.org_unit_key
  where not r.is_total
),

totals as (
  select
    u.form_id,
    u.calendar_id,
    u.period_id,
    r.org_unit_key,
    cast(count(*) as bigint) as expected,
    cast(sum(u.received) as bigint) as received,
    cast(sum(u.on_time) as bigint) as on_time,
    cast(sum(u.late) as bigint) as late,
    cast(sum(u.rejected) as bigint) as rejected,
    cast(sum(u.open_expected) as bigint) as cells_expected,
    cast(sum(u.open_filled) as bigint) as cells_filled,
    min(u.first_received_at) as first_received_at
  from units u
  inner join reporting_rates r
    on r.form_id = u.form_id and r.calendar_id = u.calendar_id and r.period_id = u.period_id and r.is_total
  group by u.form_id, u.calendar_id, u.period_id, r.org_unit_key
),

counted as (
  select
    form_id, calendar_id, period_id, org_unit_key, expected, received, on_time, late, rejected,
    open_expected as cells_expected, open_filled as cells_filled, first_received_at
  from units
  union all
  select * from totals
),

-- Ten-thousandths of a percent, rounded half away from zero in whole numbers.
final as (
  select
    c.form_id, c.calendar_id, c.period_id, c.org_unit_key, r.period_type, r.audience, r.is_total, r.submission_status,
    c.expected, c.received, c.on_time, c.late, c.rejected, c.cells_expected, c.cells_filled,
    cast(0.0001 * cast(round(cast(2000000 * c.cells_filled + c.cells_expected
      - mod(2000000 * c.cells_filled + c.cells_expected, 2 * c.cells_expected) as double)
      / cast(2 * c.cells_expected as double)) as bigint) as decimal(18,4)) as completeness_percent,
    cast(0.0001 * cast(round(cast(2000000 * c.on_time + c.expected
      - mod(2000000 * c.on_time + c.expected, 2 * c.expected) as double)
      / cast(2 * c.expected as double)) as bigint) as decimal(18,4)) as timeliness_percent,
    c.first_received_at, r.area, r.year
  from counted c
  inner join reporting_rates r
    on r.form_id = c.form_id and r.calendar_id = c.calendar_id and r.period_id = c.period_id
    and r.org_unit_key = c.org_unit_key
)

select * from final
