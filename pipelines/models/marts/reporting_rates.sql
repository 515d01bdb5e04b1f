-- Who sent what and when, for each form and period whose window has opened: a row per expected reporter, and the total.
with cells as (
  select
    e.form_id, e.calendar_id, e.period_id, e.period_type, e.year, e.audience, e.org_unit_key, w.due_at,
    cast(count(*) as bigint) as cells_expected
  from expected_values e
  inner join form_cells c
    on c.form_id = e.form_id and c.form_version = e.form_version and c.indicator_id = e.indicator_id and c.is_asked
  inner join stg_windows w
    on w.form_id = e.form_id and w.calendar_id = e.calendar_id and w.period_id = e.period_id
  group by e.form_id, e.calendar_id, e.period_id, e.period_type, e.year, e.audience, e.org_unit_key, w.due_at
),

arrivals as (
  select
    form, period_id, org_unit_key,
    min(case when verdict = 'accepted' then received_at end) as first_received_at,
    max(case when verdict = 'accepted' and known_to is null then cells_filled end) as cells_filled
  from stg_submissions
  group by form, period_id, org_unit_key
),

units as (
  select
    c.*,
    a.first_received_at,
    cast(coalesce(a.cells_filled, 0) as bigint) as cells_filled,
    -- "On time = first accepted before due."
    case
      when a.first_received_at < c.due_at then 'on_time'
      when a.first_received_at is not null then 'late'
      when a.org_unit_key is not null then 'rejected_only'
      else 'missing'
    end as submission_status
  from cells c
  left join arrivals a on a.form = c.form_id and a.period_id = c.period_id and a.org_unit_key = c.org_unit_key
),

rows_of_both as (
  select u.*, u.org_unit_key as row_key, false as is_total, u.submission_status as row_status from units u
  union all
  select u.*, p.total_org_unit_key as row_key, true as is_total, cast(null as varchar) as row_status
  from units u
  cross join programme p
),

counted as (
  select
    form_id, calendar_id, period_id, row_key as org_unit_key, period_type, area, year, audience, is_total,
    row_status as submission_status,
    cast(count(*) as bigint) as expected,
    cast(count(*) filter (where r.submission_status in ('on_time', 'late')) as bigint) as received,
    cast(count(*) filter (where r.submission_status = 'on_time') as bigint) as on_time,
    cast(count(*) filter (where r.submission_status = 'late') as bigint) as late,
    cast(count(*) filter (where r.submission_status = 'rejected_only') as bigint) as rejected,
    cast(sum(cells_expected) as bigint) as cells_expected,
    cast(sum(cells_filled) as bigint) as cells_filled,
    min(first_received_at) as first_received_at
  from rows_of_both r
  inner join build_units b on b.org_unit_key = r.row_key
  group by form_id, calendar_id, period_id, row_key, period_type, area, year, audience, is_total, row_status
),

-- Ten-thousandths of a percent, rounded half away from zero in whole numbers.
final as (
  select
    c.*,
    cast(0.0001 * cast(round(cast(2000000 * cells_filled + cells_expected
      - mod(2000000 * cells_filled + cells_expected, 2 * cells_expected) as double)
      / cast(2 * cells_expected as double)) as bigint) as decimal(18,4)) as completeness_percent,
    cast(0.0001 * cast(round(cast(2000000 * on_time + expected - mod(2000000 * on_time + expected, 2 * expected)
      as double) / cast(2 * expected as double)) as bigint) as decimal(18,4)) as timeliness_percent
  from counted c
)

select * from final
