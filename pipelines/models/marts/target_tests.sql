-- Whether each figure meets its target. "Targets compare before rounding: numerator x factor with target x denominator, so
-- 70.00001 % is above 70." Strict operators stay strict.
with bounded as (
  select
    f.*,
    t.measure,
    t.is_strict,
    cast(cast(t.low as decimal(38,4)) * f.multiplier as decimal(38,4)) as low_bound,
    cast(cast(t.high as decimal(38,4)) * f.multiplier as decimal(38,4)) as high_bound,
    cast(cast(t.floor_bound as decimal(38,4)) * f.multiplier as decimal(38,4)) as floor_bound,
    cast(cast(t.ceiling_bound as decimal(38,4)) * f.multiplier as decimal(38,4)) as ceiling_bound,
    cast(cast(t.flag_above as decimal(38,4)) * f.multiplier as decimal(38,4)) as flag_above,
    cast(cast(t.flag_below as decimal(38,4)) * f.multiplier as decimal(38,4)) as flag_below,
    case when t.measure = 'ratio' then t.factor * cast(f.numerator as decimal(38,4)) else cast(f.numerator as decimal(38,4))
      end as compared,
    case when t.measure = 'ratio' then nullif(f.denominator, 0) else cast(1 as decimal(18,4)) end as compared_per,
    -- "Integer counts with > aim at bound + 1."
    case when t.is_strict and t.measure = 'count' then 1 else 0 end as step
  from target_figures f
  inner join target_terms t on t.target_id = f.target_id
),

tested as (
  select
    b.*,
    case
      when low_bound is null then null
      else case
        when floor_bound is null then true
        when is_strict then compared > floor_bound * compared_per
        else compared >= floor_bound * compared_per
      end and case
        when ceiling_bound is null then true
        when is_strict then compared < ceiling_bound * compared_per
        else compared <= ceiling_bound * compared_per
      end
    end as is_met
  from bounded b
),

final as (
  select
    target_id, boundary, org_unit_key, calendar_id, period_id, measure, numerator, value, is_provisional, is_estimated,
    is_simulated,
    cast(low_bound as decimal(18,4)) as target_value,
    cast(high_bound as decimal(18,4)) as target_high,
    cast(floor_bound + step as decimal(18,4)) as floor_aim,
    cast(ceiling_bound - step as decimal(18,4)) as ceiling_aim,
    is_met,
    coalesce(compared > flag_above * compared_per, false) or coalesce(compared < flag_below * compared_per, false)
      as is_beyond_band,
    not is_complete as is_incomplete,
    -- "Status is null unless a lower-bound target is already met. Ratios are provisional from 90 % of expected pairs."
    is_met is not null and (is_complete or is_provisional or (measure <> 'ratio' and is_met and ceiling_bound is null))
      as is_assessable
  from tested
)

select * from final
