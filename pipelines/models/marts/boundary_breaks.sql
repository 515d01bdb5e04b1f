-- The days on which the units that make up a series were replaced by others. A unit as reported never is: its series ends.
with restated as (
  select b.boundary, i.indicator_id, b.to_key as org_unit_key, s.effective_on as break_on
  from stg_org_unit_boundaries b
  inner join stg_org_unit_changes s on s.to_key = b.from_key and s.effective_on <= b.boundary_on
  cross join stg_indicators i
  where b.to_key is not null
),

asked as (
  select distinct c.indicator_id, f.audience
  from form_cells c
  inner join stg_forms f on f.form_id = c.form_id and f.form_version = c.form_version
),

limited as (
  select distinct indicator_id, audience
  from indicator_reporters
),

-- The programme total changes with the units that it adds: those asked the indicator, of the audience that counts.
reporters as (
  select i.indicator_id, u.org_unit_key
  from asked a
  inner join stg_indicators i on i.indicator_id = a.indicator_id and i.adds_over in ('all', a.audience)
  inner join stg_org_units u on u.audience = a.audience
  left join limited l on l.indicator_id = a.indicator_id and l.audience = a.audience
  left join indicator_reporters r
    on r.indicator_id = a.indicator_id and r.audience = a.audience and r.org_unit_key = u.org_unit_key
  where l.indicator_id is null or r.org_unit_key is not null
),

-- A unit changes on the day that it ends and on the day that it begins.
changed as (
  select from_key as org_unit_key, effective_on from stg_org_unit_changes
  union
  select to_key as org_unit_key, effective_on from stg_org_unit_changes
),

total as (
  select distinct
    cast('as_reported' as varchar) as boundary, r.indicator_id, p.total_org_unit_key as org_unit_key,
    s.effective_on as break_on
  from reporters r
  inner join changed s on s.org_unit_key = r.org_unit_key
  cross join programme p
),

final as (
  select boundary, indicator_id, org_unit_key, break_on from restated
  union
  select boundary, indicator_id, org_unit_key, break_on from total
)

select * from final
