-- The targets that were known and still held at the cut-off: "changing a target in 2024 does not change what the 2023 report said".
with final as (
  select
    t.target_id,
    t.group_id,
    t.indicator_id,
    t.is_headline,
    t.scope_kind,
    t.scope_keys,
    t.operator,
    t.low,
    t.high,
    t.per,
    t.test,
    t.due_period_id,
    t.assessed_on_period_id,
    t.baseline_value,
    t.baseline_period_id
  from targets t
  cross join cut_off c
  where (t.known_from is null or t.known_from < c.known_before)
    and (t.known_to is null or t.known_to >= c.known_before)
)

select * from final
