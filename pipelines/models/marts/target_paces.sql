-- How each term target advances. Linear: "attained P = (y - y0) / (yT - y0), elapsed E = (t - t0) / (T - t0), R = P / E". By
-- compound growth: "R = sign(y0) d CAGR observed / |CAGR required|; undefined for zero base, zero target or sign change".
with measured as (
  select
    w.*,
    cast(made as decimal(38,4)) * years_given as made_times_given,
    nullif(cast(needed as decimal(38,4)), 0) as way_needed,
    case when not is_maintained and (baseline_value > 0 and aim_value > 0 and current_value >= 0
      or baseline_value < 0 and aim_value < 0 and current_value <= 0) then true else false end as has_growth
  from target_ways w
),

-- A ratio beyond 10^9 is out of all proportion, and null.
ratios as (
  select
    m.*,
    case when made < 0 then -0.0001 else 0.0001 end as signed_unit,
    case when not is_maintained and abs(made_times_given) < 1000000000 * way_needed
      then 20000 * cast(abs(made) as decimal(38,4)) + way_needed end as attained_rest,
    case when not is_maintained and abs(made_times_given) < 1000000000 * way_needed
      then 20000 * abs(made_times_given) + way_needed * years_gone end as linear_rest,
    cast(20000 * years_gone + years_given as decimal(38,4)) as elapsed_rest,
    case when has_growth then case when baseline_value < 0 then -1 else 1 end
      * case when aim_value < baseline_value then -1 else 1 end
      * (power(cast(current_value as double) / cast(baseline_value as double), cast(1 as double) / cast(years_gone as double)) - 1)
    end as observed_growth,
    case when has_growth
      then abs(power(cast(aim_value as double) / cast(baseline_value as double), cast(1 as double) / cast(years_given as double)) - 1)
    end as required_growth
  from measured m
),

-- Rounded half away from zero in whole ten-thousandths; only growth, which needs roots, in DOUBLE.
final as (
  select
    target_id, boundary, org_unit_key, year, is_maintained,
    cast(signed_unit * cast(round(cast(attained_rest - mod(attained_rest, 2 * way_needed) as double)
      / cast(2 * way_needed as double)) as bigint) as decimal(18,4)) as attained_ratio,
    cast(0.0001 * cast(round(cast(elapsed_rest - mod(elapsed_rest, 2 * years_given) as double)
      / cast(2 * years_given as double)) as bigint) as decimal(18,4)) as elapsed_ratio,
    cast(signed_unit * cast(round(cast(linear_rest - mod(linear_rest, 2 * way_needed * years_gone) as double)
      / cast(2 * way_needed * years_gone as double)) as bigint) as decimal(18,4)) as linear_ratio,
    case when abs(observed_growth) < 1000000000 * required_growth
      then cast(round(cast(observed_growth as double) / cast(required_growth as double), 4) as decimal(18,4)) end as cagr_ratio,
    -- "R >= 0.95 on track; >= 0.60 moderate; >= 0 limited; < 0 deteriorating", before rounding.
    case
      when is_maintained then null
      when 100 * made_times_given >= 95 * way_needed * years_gone then 'on_track'
      when 100 * made_times_given >= 60 * way_needed * years_gone then 'moderate'
      when made >= 0 then 'limited'
      else 'deteriorating'
    end as pace
  from ratios
)

select * from final
