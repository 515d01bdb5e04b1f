-- What may be shown of corrections: those of indicators that are not restricted.
with final as (
  select
    c.correction_id,
    c.submission_id,
    c.indicator_id,
    c.component,
    c.found,
    c.corrected,
    c.reason_vi,
    c.reason_en,
    c.declared_at
  from corrections c
  inner join indicators i on i.indicator_id = c.indicator_id
  where i.sensitivity <> 'restricted'
)

select * from final
