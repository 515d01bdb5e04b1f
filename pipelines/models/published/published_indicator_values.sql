-- What may be shown of indicator_values: restricted figures exist at city level only and are never published.
with visible_indicators as (
  select indicator_id
  from indicators
  where sensitivity <> 'restricted'
),

final as (
  select
    v.boundary,
    v.indicator_id,
    v.org_unit_key,
    v.calendar_id,
    v.period_id,
    v.period_type,
    v.area,
    v.year,
    v.audience,
    v.numerator,
    v.denominator,
    v.value,
    v.value_status,
    v.reported_count,
    v.expected_count,
    v.estimated_count,
    v.is_complete,
    v.is_provisional,
    v.is_rolled_up,
    v.is_simulated,
    v.definition_version,
    v.has_definition_break
  from indicator_values v
  inner join visible_indicators i on i.indicator_id = v.indicator_id
)

select * from final
