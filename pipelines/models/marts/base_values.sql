-- Every expected value, with what the unit's current revision says of it.
with observed as (
  select
    o.*,
    -- "A pair is atomic; the row's status is the weaker."
    case
      when 'missing' in (o.value_status, coalesce(o.denominator_status, '')) then 'missing'
      when 'not_applicable' in (o.value_status, coalesce(o.denominator_status, '')) then 'not_applicable'
      when 'estimated' in (o.value_status, coalesce(o.denominator_status, '')) then 'estimated'
      else o.value_status
    end as weaker_status
  from stg_observations o
),

joined as (
  select
    e.*,
    o.numerator,
    o.denominator,
    o.reason_code,
    coalesce(o.is_simulated, false) as is_simulated,
    coalesce(o.weaker_status, 'missing') as value_status,
    coalesce(o.weaker_status in ('reported', 'zero', 'estimated'), false) as is_reported
  from expected_values e
  left join observed o
    on o.indicator_id = e.indicator_id and o.org_unit_key = e.org_unit_key
    and o.calendar_id = e.calendar_id and o.period_id = e.period_id
),

final as (
  select
    indicator_id,
    org_unit_key,
    calendar_id,
    period_id,
    period_type,
    year,
    ends_on,
    audience,
    definition_version,
    case when is_reported then numerator end as numerator,
    case when is_reported then denominator end as denominator,
    value_status,
    -- "not_applicable with a reason lowers what is expected."
    cast(case when value_status = 'not_applicable' and reason_code is not null then 0 else 1 end as bigint)
      as expected_count,
    cast(case when is_reported then 1 else 0 end as bigint) as reported_count,
    cast(case when value_status = 'estimated' then 1 else 0 end as bigint) as estimated_count,
    is_simulated
  from joined
)

select * from final
