-- Each point beside the period before and the same period a year before, and its mean over four periods.
with pooled as (
  select
    t.*,
    case t.period_type when 'month' then 12 when 'quarter' then 4 when 'half_year' then 2 else 1 end as periods_a_year,
    count(*) over four as periods_there,
    sum(cast(t.value as decimal(38,4))) over four as sum_of_values,
    sum(cast(t.numerator as decimal(38,4))) over four as sum_of_numerators,
    sum(cast(t.denominator as decimal(38,4))) over four as sum_of_denominators
  from trend_points t
  window four as (partition by t.series_no order by t.period_index range between 3 preceding and current row)
),

-- "The moving figure of a ratio is its pooled parts over four periods, null unless all four."
compared as (
  select
    t.series_no, t.point_no, i.measure,
    p.value as previous_value,
    y.value as last_year_value,
    cast(t.value - p.value as decimal(18,4)) as change_from_previous,
    cast(t.value - y.value as decimal(18,4)) as change_from_last_year,
    nullif(cast(abs(p.value) as decimal(38,4)), 0) as previous_base,
    nullif(cast(abs(y.value) as decimal(38,4)), 0) as last_year_base,
    case when i.measure = 'ratio' then i.factor * t.sum_of_numerators else t.sum_of_values end as dividend,
    case
      when t.periods_there < 4 then null
      when i.measure = 'ratio' then nullif(t.sum_of_denominators, 0)
      else cast(4 as decimal(38,4))
    end as divisor
  from pooled t
  inner join build_years b on b.year = t.year
  inner join stg_indicators i on i.indicator_id = t.indicator_id
  left join trend_points p on p.series_no = t.series_no and p.period_index = t.period_index - 1
  left join trend_points y on y.series_no = t.series_no and y.period_index = t.period_index - t.periods_a_year
),

-- Long division, exact as in observations. A change in percent is in ten-thousandths, rounded half away from zero: that of
-- a ratio is in percentage points already, and ten million times as much is no percentage.
split as (
  select
    c.*,
    cast(round(cast(dividend - mod(dividend, divisor) as double) / cast(divisor as double)) as bigint) as whole,
    20000 * mod(dividend, divisor) + divisor as rest,
    case when measure <> 'ratio' and abs(change_from_previous) < 10000000 * previous_base
      then 2000000 * cast(abs(change_from_previous) as decimal(38,4)) + previous_base end as previous_rest,
    case when measure <> 'ratio' and abs(change_from_last_year) < 10000000 * last_year_base
      then 2000000 * cast(abs(change_from_last_year) as decimal(38,4)) + last_year_base end as last_year_rest
  from compared c
),

final as (
  select
    series_no, point_no, previous_value, change_from_previous,
    cast(case when change_from_previous < 0 then -0.0001 else 0.0001 end * cast(round(
      cast(previous_rest - mod(previous_rest, 2 * previous_base) as double)
      / cast(2 * previous_base as double)) as bigint) as decimal(18,4)) as change_from_previous_percent,
    last_year_value, change_from_last_year,
    cast(case when change_from_last_year < 0 then -0.0001 else 0.0001 end * cast(round(
      cast(last_year_rest - mod(last_year_rest, 2 * last_year_base) as double)
      / cast(2 * last_year_base as double)) as bigint) as decimal(18,4)) as change_from_last_year_percent,
    cast(whole + 0.0001 * cast(round(cast(rest - mod(rest, 2 * divisor) as double)
      / cast(2 * divisor as double)) as bigint) as decimal(18,4)) as moving_mean
  from split
)

select * from final
