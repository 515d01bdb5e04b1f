-- Where each target starts from: "the baseline year from targets.csv, or the first complete Y flagged as assumed".
with given as (
  select
    target_id, cast('as_reported' as varchar) as boundary, total_org_unit_key as org_unit_key, baseline_value, baseline_year,
    false as is_baseline_assumed
  from target_terms
  where baseline_value is not null
),

complete_years as (
  select
    f.target_id, f.boundary, f.org_unit_key, f.value, f.year,
    row_number() over (partition by f.target_id, f.boundary, f.org_unit_key order by f.year) as nth
  from target_figures f
  inner join target_terms t on t.target_id = f.target_id
  where t.baseline_value is null and f.period_type = 'year' and f.is_complete and f.value is not null
),

final as (
  select target_id, boundary, org_unit_key, baseline_value, baseline_year, is_baseline_assumed
  from given
  union all
  select target_id, boundary, org_unit_key, value, year, true
  from complete_years
  where nth = 1
)

select * from final
