-- What should have been reported: an indicator of a unit for a base period whose window has opened.
with opened as (
  select w.form_id, w.form_version, f.audience, p.*
  from stg_windows w
  inner join stg_forms f on f.form_id = w.form_id and f.form_version = w.form_version
  inner join stg_periods p on p.calendar_id = w.calendar_id and p.period_id = w.period_id
),

asked as (
  select distinct form_id, form_version, indicator_id
  from form_cells
),

limited as (
  select distinct indicator_id, audience
  from indicator_reporters
),

-- "Version n counts from the period that ends on or after valid_from"; the first needs no row.
versions as (
  select d.indicator_id, p.calendar_id, p.period_id, max(d.definition_version) as definition_version
  from indicator_definitions d
  inner join stg_periods p on d.valid_from <= p.ends_on
  group by d.indicator_id, p.calendar_id, p.period_id
),

final as (
  select
    a.indicator_id,
    u.org_unit_key,
    o.calendar_id,
    o.period_id,
    o.period_type,
    o.year,
    o.ends_on,
    o.audience,
    o.form_id,
    o.form_version,
    cast(coalesce(v.definition_version, 1) as integer) as definition_version
  from opened o
  -- "A period's reporter is the org unit valid on its last day."
  inner join stg_org_units u
    on u.audience = o.audience
    and (u.valid_from is null or u.valid_from <= o.ends_on)
    and (u.valid_to is null or u.valid_to >= o.ends_on)
  inner join asked a on a.form_id = o.form_id and a.form_version = o.form_version
  inner join stg_indicators i on i.indicator_id = a.indicator_id
  left join limited l on l.indicator_id = a.indicator_id and l.audience = o.audience
  left join indicator_reporters r
    on r.indicator_id = a.indicator_id and r.audience = o.audience and r.org_unit_key = u.org_unit_key
  left join versions v
    on v.indicator_id = a.indicator_id and v.calendar_id = o.calendar_id and v.period_id = o.period_id
  where l.indicator_id is null or r.org_unit_key is not null
)

select * from final
