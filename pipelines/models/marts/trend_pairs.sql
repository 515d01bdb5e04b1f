-- Every two points of a series that can stand in one trend ("at most the last 20 points"), their slopes put in order.
with pairs as (
  select
    e.series_no,
    e.point_no as earlier_no,
    l.point_no as later_no,
    cast(l.value - e.value as decimal(18,4)) as rise,
    cast(l.period_index - e.period_index as bigint) as run
  from trend_points e
  inner join trend_points l
    on l.series_no = e.series_no and l.point_no > e.point_no and l.point_no < e.point_no + 20
),

final as (
  select
    series_no,
    earlier_no,
    later_no,
    rise,
    run,
    cast(case when rise > 0 then 1 when rise < 0 then -1 else 0 end as bigint) as direction,
    -- In whole ten-thousandths, so that both engines divide the same doubles: equal slopes are equal, and others keep
    -- their order while they differ in fifteen digits.
    cast(row_number() over (
      partition by series_no
      order by cast(cast(10000 * cast(rise as decimal(38,4)) as bigint) as double) / cast(run as double), later_no, earlier_no
    ) as bigint) as slope_no
  from pairs
)

select * from final
