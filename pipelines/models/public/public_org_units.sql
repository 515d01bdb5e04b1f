-- What everybody may see of org_units: all of them, without the remarks of whoever keeps the catalogue.
with final as (
  select
    u.org_unit_key,
    u.org_unit_code,
    u.kind,
    u.audience,
    u.name_vi,
    u.name_en,
    u.short_vi,
    u.short_en,
    u.parent_key,
    u.area_key,
    u.valid_from,
    u.valid_to,
    u.legal_basis,
    u.known_from,
    cast(null as varchar) as notes
  from org_units u
)

select * from final
