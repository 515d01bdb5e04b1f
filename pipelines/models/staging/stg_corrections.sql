-- The corrections declared before the cut-off.
with final as (
  select
    k.correction_id,
    k.submission_id,
    k.indicator_id,
    k.component,
    k.found,
    k.corrected
  from corrections k
  cross join cut_off c
  where k.declared_at < c.known_before
)

select * from final
