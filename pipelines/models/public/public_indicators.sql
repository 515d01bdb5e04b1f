-- What everybody may see of indicators: the open ones, without the remarks of whoever keeps the catalogue.
with final as (
  select
    i.indicator_id,
    i.group_id,
    i.origin,
    i.name_vi,
    i.name_en,
    i.short_vi,
    i.short_en,
    i.unit_vi,
    i.unit_en,
    i.measure,
    i.numerator_vi,
    i.numerator_en,
    i.denominator_vi,
    i.denominator_en,
    i.numerator_id,
    i.denominator_id,
    i.factor,
    i.is_share,
    i.aggregation,
    i.adds_over,
    i.flow_or_stock,
    i.numerator_time,
    i.denominator_time,
    i.direction,
    i.parts_disjoint,
    i.sensitivity,
    i.source_section,
    i.source_quote,
    cast(null as varchar) as notes,
    i.known_from
  from indicators i
  inner join open_indicators o on o.indicator_id = i.indicator_id
)

select * from final
