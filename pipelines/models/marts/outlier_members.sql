-- The groups within which a value can stand out: the unit's own series, and for ratios the peers of the same period. Members
-- are put in order, and each is told where the middle of the others lies.
with grouped as (
  select
    cast('far_from_own_series' as varchar) as rule,
    indicator_id, org_unit_key, calendar_id, period_id,
    org_unit_key || ' ' || period_type as group_name,
    value
  from flag_points
  union all
  select
    cast('far_from_peers' as varchar) as rule,
    indicator_id, org_unit_key, calendar_id, period_id,
    period_id || ' ' || audience || ' ' || coalesce(parent_key, '') as group_name,
    value
  from flag_points
  -- "Peers for ratios only."
  where measure = 'ratio'
),

ordered as (
  select
    g.*,
    cast(row_number() over (
      partition by rule, indicator_id, calendar_id, group_name order by value, org_unit_key, period_id
    ) as bigint) as place,
    cast(count(*) over (partition by rule, indicator_id, calendar_id, group_name) as bigint) - 1 as other_count
  from grouped g
),

final as (
  select
    cast(dense_rank() over (order by rule, indicator_id, calendar_id, group_name) as bigint) as group_no,
    place, rule, indicator_id, org_unit_key, calendar_id, period_id, value, other_count,
    cast(10000 * cast(value as decimal(38,4)) as bigint) as ten_thousandths,
    -- The others' middle: one place where they are odd, two where they are even.
    cast(0.5 * (other_count + 1 - mod(other_count + 1, 2)) as bigint) as low_place,
    cast(0.5 * (other_count - mod(other_count, 2)) as bigint) + 1 as high_place
  from ordered
  -- "The other points (at least three)."
  where other_count >= 3
)

select * from final
