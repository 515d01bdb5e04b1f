-- Every figure of indicator_values beside the earlier ones of its series and beside those of its peers.
with figures as (
  select v.*, p.period_index
  from indicator_values v
  inner join build_years b on b.year = v.year
  inner join periods p on p.calendar_id = v.calendar_id and p.period_id = v.period_id
),

trends as (
  select
    t.boundary, t.indicator_id, t.org_unit_key, t.calendar_id, t.period_id, t.ends_on,
    f.period_id as first_period_id,
    f.ends_on as first_ends_on,
    v.point_count, v.kendall_s, v.trend, v.is_simulated,
    l.least_squares_slope, n.sen_slope,
    c.previous_value, c.change_from_previous, c.change_from_previous_percent,
    c.last_year_value, c.change_from_last_year, c.change_from_last_year_percent, c.moving_mean
  from trend_verdicts v
  inner join trend_points t on t.series_no = v.series_no and t.point_no = v.point_no
  inner join trend_points f on f.series_no = v.series_no and f.point_no = v.first_no
  inner join period_changes c on c.series_no = v.series_no and c.point_no = v.point_no
  inner join least_squares_slopes l on l.series_no = v.series_no and l.point_no = v.point_no
  left join sen_slopes n on n.series_no = v.series_no and n.point_no = v.point_no
),

broken as (
  select distinct t.boundary, t.indicator_id, t.org_unit_key, t.calendar_id, t.period_id
  from trends t
  inner join boundary_breaks b
    on b.boundary = t.boundary and b.indicator_id = t.indicator_id and b.org_unit_key = t.org_unit_key
    and b.break_on > t.first_ends_on and b.break_on <= t.ends_on
),

final as (
  select
    v.boundary, v.indicator_id, v.org_unit_key, v.calendar_id, v.period_id, v.period_type, v.area, v.year, v.audience,
    t.previous_value, t.change_from_previous, t.change_from_previous_percent,
    t.last_year_value, t.change_from_last_year, t.change_from_last_year_percent, t.moving_mean,
    t.point_count, t.first_period_id, t.least_squares_slope, t.sen_slope, t.kendall_s, t.trend,
    r.peer_rank, r.peer_count,
    case when r.peer_rank is not null then e.peer_rank end as previous_rank,
    b.period_id is not null as has_boundary_break,
    v.is_simulated or coalesce(t.is_simulated, false) as is_simulated
  from figures v
  left join trends t
    on t.boundary = v.boundary and t.indicator_id = v.indicator_id and t.org_unit_key = v.org_unit_key
    and t.calendar_id = v.calendar_id and t.period_id = v.period_id
  left join peer_ranks r
    on r.boundary = v.boundary and r.indicator_id = v.indicator_id and r.org_unit_key = v.org_unit_key
    and r.calendar_id = v.calendar_id and r.period_id = v.period_id
  left join peer_ranks e
    on e.boundary = v.boundary and e.indicator_id = v.indicator_id and e.org_unit_key = v.org_unit_key
    and e.calendar_id = v.calendar_id and e.period_type = v.period_type and e.period_index = v.period_index - 1
  left join broken b
    on b.boundary = v.boundary and b.indicator_id = v.indicator_id and b.org_unit_key = v.org_unit_key
    and b.calendar_id = v.calendar_id and b.period_id = v.period_id
)

select * from final
