-- The successions known before the cut-off.
with final as (
  select
    s.from_key,
    s.to_key,
    s.effective_on,
    s.kind
  from org_unit_changes s
  cross join cut_off c
  where s.known_from is null or s.known_from < c.known_before
)

select * from final
