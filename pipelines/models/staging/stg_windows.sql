-- The windows that were known and had opened before the cut-off: what is not yet asked is not yet expected.
with final as (
  select
    w.form_id,
    w.form_version,
    w.calendar_id,
    w.period_id,
    w.opens_at,
    w.due_at,
    w.closes_at
  from windows w
  cross join cut_off c
  where (w.known_from is null or w.known_from < c.known_before)
    and (w.known_to is null or w.known_to >= c.known_before)
    and w.opens_at < c.known_before
)

select * from final
