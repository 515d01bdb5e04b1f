-- Sen's slope (1968): the median of the slopes between every two of the last 20 points up to each point.
with anchors as (
  select t.series_no, t.point_no
  from trend_points t
  inner join build_years y on y.year = t.year
),

ranked as (
  select
    a.series_no, a.point_no, p.slope_no,
    row_number() over (partition by a.series_no, a.point_no order by p.slope_no) as rank_no,
    count(*) over (partition by a.series_no, a.point_no) as slope_count
  from anchors a
  inner join trend_pairs p
    on p.series_no = a.series_no and p.earlier_no > a.point_no - 20 and p.later_no <= a.point_no
),

-- The middle slope, or the two in the middle.
middle as (
  select series_no, point_no, min(slope_no) as low_no, max(slope_no) as high_no
  from ranked
  where 2 * rank_no between slope_count and slope_count + 2
  group by series_no, point_no
),

-- Their mean as one fraction: (rise / run + rise / run) / 2.
quotient as (
  select
    m.series_no, m.point_no,
    cast(l.rise as decimal(38,4)) * h.run + cast(h.rise as decimal(38,4)) * l.run as sum_of_rises,
    cast(2 * l.run * h.run as decimal(38,4)) as divisor
  from middle m
  inner join trend_pairs l on l.series_no = m.series_no and l.slope_no = m.low_no
  inner join trend_pairs h on h.series_no = m.series_no and h.slope_no = m.high_no
),

-- Long division, exact as in observations.
split as (
  select
    q.*,
    case when sum_of_rises < 0 then -1 else 1 end as sign,
    cast(round(cast(abs(sum_of_rises) - mod(abs(sum_of_rises), divisor) as double) / cast(divisor as double)) as bigint)
      as whole,
    20000 * mod(abs(sum_of_rises), divisor) + divisor as rest
  from quotient q
),

final as (
  select
    series_no, point_no,
    cast(sign * (whole + 0.0001 * cast(round(cast(rest - mod(rest, 2 * divisor) as double)
      / cast(2 * divisor as double)) as bigint)) as decimal(18,4)) as sen_slope
  from split
)

select * from final
