-- What may be shown of quality_flags: restricted figures exist at city level only and are never published.
with final as (
  select
    f.indicator_id,
    f.org_unit_key,
    f.calendar_id,
    f.period_id,
    f.rule,
    f.period_type,
    f.area,
    f.year,
    f.revision,
    f.value,
    f.compared_with,
    f.score,
    f.severity,
    f.reason_code,
    f.is_simulated
  from quality_flags f
  inner join indicators i on i.indicator_id = f.indicator_id
  where i.sensitivity <> 'restricted'
)

select * from final
