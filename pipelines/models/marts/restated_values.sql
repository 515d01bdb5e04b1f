-- The base values that make up each unit of each boundary: before its day by whole-unit succession, after it as reported.
with restatable as (
  -- "Indicators with parts_disjoint = no and flags are not restated"; what does not add up is not either.
  select indicator_id
  from stg_indicators
  where parts_disjoint and measure <> 'flag' and aggregation <> 'none'
),

boundaries as (
  select distinct boundary, boundary_on, next_boundary_on, audience
  from stg_org_unit_boundaries
),

-- "A restatement that would need weights we do not have is refused": until this day a unit's area was in part another's.
transfers as (
  select b.boundary, b.to_key, max(s.effective_on) as effective_on
  from stg_org_unit_boundaries b
  inner join stg_org_unit_changes s
    on s.to_key = b.from_key and s.kind = 'partial' and s.effective_on <= b.boundary_on
  where b.to_key is not null
  group by b.boundary, b.to_key
),

before_boundary as (
  select b.boundary, b.to_key as boundary_org_unit_key, v.*
  from base_values v
  inner join stg_org_unit_boundaries b
    on b.from_key = v.org_unit_key and b.audience = v.audience and v.ends_on < b.boundary_on
  left join transfers t
    on t.boundary = b.boundary and t.to_key = b.to_key and v.ends_on < t.effective_on
  where b.to_key is not null and t.to_key is null
),

since_boundary as (
  select b.boundary, v.org_unit_key as boundary_org_unit_key, v.*
  from base_values v
  inner join boundaries b
    on b.audience = v.audience and v.ends_on >= b.boundary_on
    -- "No unit rows after the next boundary starts."
    and (b.next_boundary_on is null or v.ends_on < b.next_boundary_on)
),

both_sides as (
  select * from before_boundary
  union all
  select * from since_boundary
),

final as (
  select v.*
  from both_sides v
  inner join restatable r on r.indicator_id = v.indicator_id
  inner join build_units u on u.org_unit_key = v.boundary_org_unit_key
)

select * from final
