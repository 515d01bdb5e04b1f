-- The windows as they stand: the version known at the cut-off.
with final as (
  select
    w.form_id,
    w.form_version,
    w.calendar_id,
    w.period_id,
    w.opens_at,
    w.due_at,
    w.closes_at,
    w.reopened_until_at,
    w.reopened_for_key,
    w.known_from,
    w.known_to
  from windows w
  where w.known_to is null
)

select * from final
