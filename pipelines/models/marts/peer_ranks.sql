-- "rank() on the rounded value among the same audience, parent, boundary and period; null for direction none, incomplete, or
-- fewer than three peers": a place, of how many. The better is first.
with peers as (
  select
    v.boundary, v.indicator_id, v.org_unit_key, v.calendar_id, v.period_id, v.period_type, p.period_index,
    v.audience, u.parent_key,
    case when i.direction = 'lower' then v.value else -v.value end as worse_by
  from indicator_values v
  inner join stg_indicators i on i.indicator_id = v.indicator_id
  inner join stg_org_units u on u.org_unit_key = v.org_unit_key
  inner join periods p on p.calendar_id = v.calendar_id and p.period_id = v.period_id
  where i.direction in ('higher', 'lower') and v.audience is not null and v.is_complete and v.value is not null
),

ranked as (
  select
    p.*,
    rank() over (
      partition by boundary, indicator_id, calendar_id, period_id, audience, parent_key order by worse_by
    ) as peer_rank,
    count(*) over (
      partition by boundary, indicator_id, calendar_id, period_id, audience, parent_key
    ) as peer_count
  from peers p
),

final as (
  select
    boundary, indicator_id, org_unit_key, calendar_id, period_id, period_type, period_index,
    cast(peer_rank as bigint) as peer_rank,
    cast(peer_count as bigint) as peer_count
  from ranked
  where peer_count >= 3
)

select * from final
