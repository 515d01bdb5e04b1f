-- The published values with the names a reader knows, for the download behind every page.
with named_values as (
  select
    v.indicator_id,
    i.short_vi as indicator_vi,
    i.short_en as indicator_en,
    v.org_unit_key,
    u.short_vi as org_unit_vi,
    u.short_en as org_unit_en,
    v.calendar_id,
    v.period_id,
    p.starts_on as period_starts_on,
    p.ends_on as period_ends_on,
    v.boundary,
    v.numerator,
    v.denominator,
    v.value,
    i.unit_vi,
    i.unit_en,
    v.value_status,
    v.reported_count,
    v.expected_count,
    v.estimated_count,
    v.is_complete,
    v.is_provisional,
    v.is_rolled_up,
    v.is_simulated,
    v.definition_version
  from published_indicator_values v
  inner join indicators i on i.indicator_id = v.indicator_id
  inner join org_units u on u.org_unit_key = v.org_unit_key
  inner join periods p on p.calendar_id = v.calendar_id and p.period_id = v.period_id
),

final as (
  select * from named_values
)

select * from final
