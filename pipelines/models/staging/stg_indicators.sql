-- The indicators known before the cut-off that are asked of somebody, with how each part adds up over time.
with final as (
  select
    i.indicator_id,
    i.measure,
    i.numerator_id,
    i.denominator_id,
    i.factor,
    i.aggregation,
    i.adds_over,
    i.parts_disjoint,
    i.direction,
    -- "Both parts follow flow_or_stock unless numerator_time / denominator_time (sum, last) override."
    coalesce(i.numerator_time, case when i.flow_or_stock = 'flow' then 'sum' else 'last' end) as numerator_time,
    case
      when i.measure = 'ratio'
      then coalesce(i.denominator_time, case when i.flow_or_stock = 'flow' then 'sum' else 'last' end)
    end as denominator_time
  from indicators i
  cross join cut_off c
  where (i.known_from is null or i.known_from < c.known_before)
    and i.adds_over <> 'computed'
)

select * from final
