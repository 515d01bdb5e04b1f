-- How far each value stands from the others of its group: "0.6745|x - med|/MAD of the other points; MAD 0:
-- |x - med|/(1.2533 mean AD); both 0: ratio rule only" (Iglewicz and Hoaglin 1993, leave-one-out), in whole numbers.
-- Without one member there are three medians at most, so the deviations are put in order once for each.
with medians as (
  select a.group_no, a.place, a.other_count, a.low_place, a.high_place, a.ten_thousandths,
    l.ten_thousandths + h.ten_thousandths as twice_median
  from outlier_members a
  inner join outlier_members l
    on l.group_no = a.group_no and l.place = a.low_place + case when a.low_place < a.place then 0 else 1 end
  inner join outlier_members h
    on h.group_no = a.group_no and h.place = a.high_place + case when a.high_place < a.place then 0 else 1 end
),

centres as (
  select distinct group_no, twice_median
  from medians
),

deviations as (
  select
    c.group_no, c.twice_median, m.place,
    cast(abs(2 * m.ten_thousandths - c.twice_median) as decimal(38,0)) as twice_deviation,
    row_number() over (
      partition by c.group_no, c.twice_median order by abs(2 * m.ten_thousandths - c.twice_median), m.place
    ) as rank_no
  from centres c
  inner join outlier_members m on m.group_no = c.group_no
),

totals as (
  select group_no, twice_median, sum(twice_deviation) as twice_total
  from deviations
  group by group_no, twice_median
),

spreads as (
  select
    a.group_no, a.place, a.other_count, a.ten_thousandths, a.twice_median, o.twice_deviation,
    l.twice_deviation + h.twice_deviation as four_mads,
    t.twice_total - o.twice_deviation as twice_total
  from medians a
  inner join totals t on t.group_no = a.group_no and t.twice_median = a.twice_median
  inner join deviations o on o.group_no = a.group_no and o.twice_median = a.twice_median and o.place = a.place
  inner join deviations l on l.group_no = a.group_no and l.twice_median = a.twice_median
    and l.rank_no = a.low_place + case when a.low_place < o.rank_no then 0 else 1 end
  inner join deviations h on h.group_no = a.group_no and h.twice_median = a.twice_median
    and h.rank_no = a.high_place + case when a.high_place < o.rank_no then 0 else 1 end
),

quotient as (
  select
    s.*,
    case when four_mads > 0 then 13490 * twice_deviation else 100000000 * other_count * twice_deviation end as dividend,
    case when four_mads > 0 then four_mads else nullif(12533 * twice_total, 0) end as divisor
  from spreads s
),

-- Ten-thousandths, rounded half away from zero; a million and more is a million.
final as (
  select
    group_no, place,
    cast(0.00005 * cast(twice_median as decimal(38,0)) as decimal(18,4)) as median_of_others,
    cast(case when dividend < 10000000000 * divisor then 0.0001 * cast(round(
        cast(2 * dividend + divisor - mod(2 * dividend + divisor, 2 * divisor) as double) / cast(2 * divisor as double))
      as bigint) when divisor is not null then 1000000 end as decimal(18,4)) as score,
    -- "Flag at >= 3.5 and factor >= 2": the larger is twice the smaller or more.
    coalesce(dividend >= 35000 * divisor, false)
      and (ten_thousandths >= twice_median or 4 * cast(ten_thousandths as decimal(38,0)) <= twice_median) as is_far
  from quotient
)

select * from final
