-- The observations that were current at the cut-off: the newest accepted revision of each stream.
with final as (
  select
    o.indicator_id,
    o.org_unit_key,
    o.revision,
    o.calendar_id,
    o.period_id,
    o.numerator,
    o.denominator,
    o.value,
    o.value_status,
    o.denominator_status,
    o.reason_code,
    o.is_simulated
  from observations o
  cross join cut_off c
  where o.known_from < c.known_before
    and (o.known_to is null or o.known_to >= c.known_before)
)

select * from final
