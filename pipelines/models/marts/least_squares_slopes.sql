-- The least-squares slope over the last 20 points up to each point, by the sum formula; x counts periods back from it.
with points as (
  select
    a.series_no, a.point_no,
    cast(p.period_index - a.period_index as bigint) as x,
    cast(p.value as decimal(38,4)) as y
  from trend_points a
  inner join build_years b on b.year = a.year
  inner join trend_points p
    on p.series_no = a.series_no and p.point_no <= a.point_no and p.point_no > a.point_no - 20
),

sums as (
  select
    series_no, point_no,
    cast(count(*) as bigint) as n,
    cast(sum(x) as bigint) as sum_x,
    cast(sum(x * x) as bigint) as sum_xx,
    sum(y) as sum_y,
    sum(x * y) as sum_xy
  from points
  group by series_no, point_no
),

quotient as (
  select
    s.*,
    case when n * sum_xy < sum_x * sum_y then -1 else 1 end as sign,
    abs(n * sum_xy - sum_x * sum_y) as dividend,
    cast(nullif(n * sum_xx - sum_x * sum_x, 0) as decimal(38,4)) as divisor
  from sums s
),

-- Long division, exact as in observations.
split as (
  select
    q.*,
    cast(round(cast(dividend - mod(dividend, divisor) as double) / cast(divisor as double)) as bigint) as whole,
    20000 * mod(dividend, divisor) + divisor as rest
  from quotient q
),

final as (
  select
    series_no, point_no,
    cast(sign * (whole + 0.0001 * cast(round(cast(rest - mod(rest, 2 * divisor) as double)
      / cast(2 * divisor as double)) as bigint)) as decimal(18,4)) as least_squares_slope
  from split
)

select * from final
