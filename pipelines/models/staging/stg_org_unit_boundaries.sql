-- The boundaries known before the cut-off: "an edition knows no boundary that was not yet law".
with final as (
  select
    b.boundary,
    b.boundary_on,
    b.next_boundary_on,
    b.audience,
    b.from_key,
    b.to_key
  from org_unit_boundaries b
  cross join cut_off c
  where b.known_from is null or b.known_from < c.known_before
)

select * from final
