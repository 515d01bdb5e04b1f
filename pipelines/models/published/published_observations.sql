-- What may be shown of observations: restricted figures exist at city level only and are never published.
with final as (
  select
    o.indicator_id,
    o.org_unit_key,
    o.revision,
    o.calendar_id,
    o.period_id,
    o.form_version,
    o.numerator,
    o.denominator,
    o.value,
    o.value_status,
    o.denominator_status,
    o.reason_code,
    o.submission_id,
    o.sheet,
    o.cell,
    o.denominator_cell,
    o.is_corrected,
    o.is_simulated,
    o.received_at,
    o.known_from,
    o.known_to,
    o.form,
    o.year
  from observations o
  inner join indicators i on i.indicator_id = o.indicator_id
  where i.sensitivity <> 'restricted'
)

select * from final
