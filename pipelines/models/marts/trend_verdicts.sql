-- "Mann-Kendall S with tie correction; exact critical values for n <= 10, normal approximation with continuity correction
-- above; two-sided 10 % level" (Mann 1945, Kendall 1975), for each point over the last 20 points up to it.
with anchors as (
  select
    t.series_no,
    t.point_no,
    case when t.point_no < 20 then t.point_no else 20 end as point_count,
    case when t.point_no < 20 then 1 else t.point_no - 19 end as first_no
  from trend_points t
  inner join build_years y on y.year = t.year
),

scores as (
  select a.series_no, a.point_no, cast(sum(p.direction) as bigint) as kendall_s
  from anchors a
  inner join trend_pairs p
    on p.series_no = a.series_no and p.earlier_no >= a.first_no and p.later_no <= a.point_no
  group by a.series_no, a.point_no
),

equal_values as (
  select a.series_no, a.point_no, p.value, cast(count(*) as bigint) as tied, bool_or(p.is_simulated) as is_simulated
  from anchors a
  inner join trend_points p
    on p.series_no = a.series_no and p.point_no >= a.first_no and p.point_no <= a.point_no
  group by a.series_no, a.point_no, p.value
),

ties as (
  select
    series_no, point_no,
    cast(sum(tied * (tied - 1) * (2 * tied + 5)) as bigint) as tie_term,
    bool_or(is_simulated) as is_simulated
  from equal_values
  group by series_no, point_no
),

measured as (
  select
    a.*,
    coalesce(s.kendall_s, 0) as kendall_s,
    a.point_count * (a.point_count - 1) * (2 * a.point_count + 5) - t.tie_term as variance_times_18,
    t.is_simulated
  from anchors a
  inner join ties t on t.series_no = a.series_no and t.point_no = a.point_no
  left join scores s on s.series_no = a.series_no and s.point_no = a.point_no
),

final as (
  select
    series_no, point_no, first_no, point_count, kendall_s,
    case
      when point_count < 4 then 'too_short'
      when kendall_s = 0 then 'no_clear_trend'
      when point_count <= 10 and abs(kendall_s) < case point_count
        when 4 then 6 when 5 then 8 when 6 then 11 when 7 then 13 when 8 then 16 when 9 then 18 else 21 end
        then 'no_clear_trend'
      -- |Z| >= 1.6449 where Z = (|S| - 1) / sqrt(variance): squared, in whole numbers.
      when point_count > 10
        and 1800000000 * (abs(kendall_s) - 1) * (abs(kendall_s) - 1) < 270569601 * variance_times_18
        then 'no_clear_trend'
      when kendall_s > 0 then 'rising'
      else 'falling'
    end as trend,
    is_simulated
  from measured
)

select * from final
