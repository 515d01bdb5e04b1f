-- The current observations that are numbers: what a value is compared with, and what is compared.
with final as (
  select
    o.indicator_id, o.org_unit_key, o.calendar_id, o.period_id, p.period_type, p.year, p.period_index,
    b.area, u.audience, u.parent_key, i.measure, i.factor, o.revision, o.numerator, o.denominator, o.value, o.reason_code,
    o.is_simulated
  from stg_observations o
  inner join stg_indicators i on i.indicator_id = o.indicator_id
  inner join build_units b on b.org_unit_key = o.org_unit_key
  inner join stg_org_units u on u.org_unit_key = o.org_unit_key
  inner join periods p on p.calendar_id = o.calendar_id and p.period_id = o.period_id
  where o.value is not null and i.measure <> 'flag'
)

select * from final
