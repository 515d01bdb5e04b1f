-- What may be shown of indicator_trends: restricted figures exist at city level only and are never published.
with final as (
  select
    t.boundary,
    t.indicator_id,
    t.org_unit_key,
    t.calendar_id,
    t.period_id,
    t.period_type,
    t.area,
    t.year,
    t.audience,
    t.previous_value,
    t.change_from_previous,
    t.change_from_previous_percent,
    t.last_year_value,
    t.change_from_last_year,
    t.change_from_last_year_percent,
    t.moving_mean,
    t.point_count,
    t.first_period_id,
    t.least_squares_slope,
    t.sen_slope,
    t.kendall_s,
    t.trend,
    t.peer_rank,
    t.peer_count,
    t.previous_rank,
    t.has_boundary_break,
    t.is_simulated
  from indicator_trends t
  inner join indicators i on i.indicator_id = t.indicator_id
  where i.sensitivity <> 'restricted'
)

select * from final
