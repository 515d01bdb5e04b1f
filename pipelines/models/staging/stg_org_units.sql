-- The org units known before the cut-off: a unit is known once its law is.
with final as (
  select
    u.org_unit_key,
    u.audience,
    u.parent_key,
    u.valid_from,
    u.valid_to
  from org_units u
  cross join cut_off c
  where u.known_from is null or u.known_from < c.known_before
)

select * from final
