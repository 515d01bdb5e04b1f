-- The forms known before the cut-off.
with final as (
  select
    f.form_id,
    f.form_version,
    f.audience,
    f.calendar_id,
    f.period_type
  from forms f
  cross join cut_off c
  where f.known_from is null or f.known_from < c.known_before
)

select * from final
