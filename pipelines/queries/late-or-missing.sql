-- Who did not report in time: late, only returned, or nothing at all.
select
  r.form_id,
  r.org_unit_key,
  u.short_vi as org_unit_vi,
  r.submission_status,
  w.due_at,
  r.first_received_at,
  r.cells_expected as expected_cell_count,
  r.cells_filled as filled_cell_count
from reporting_rates r
inner join org_units u on u.org_unit_key = r.org_unit_key
inner join windows w
  on w.form_id = r.form_id and w.calendar_id = r.calendar_id and w.period_id = r.period_id and w.known_to is null
where r.period_id = :period_id
  and not r.is_total
  and r.submission_status <> 'on_time'
order by r.form_id nulls last, r.submission_status nulls last, r.org_unit_key nulls last
