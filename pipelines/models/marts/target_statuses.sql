-- How each target stands in each year: met by its operator is achieved; otherwise its test, its day or its pace decides.
with judged as (
  select
    c.target_id, c.boundary, c.org_unit_key, c.year, c.period_id, c.period_year, c.missing_because, c.is_final,
    t.test, f.measure, f.numerator, f.value, f.target_value, f.is_met, f.is_beyond_band, f.is_assessable,
    coalesce(f.is_provisional, false) as is_provisional,
    f.is_incomplete and not f.is_provisional as is_incomplete,
    coalesce(p.is_maintained, false) as is_maintained,
    p.pace,
    b.baseline_year
  from target_currents c
  inner join target_terms t on t.target_id = c.target_id
  left join target_tests f
    on f.target_id = c.target_id and f.boundary = c.boundary and f.org_unit_key = c.org_unit_key
    and f.calendar_id = t.calendar_id and f.period_id = c.period_id
  left join target_paces p
    on p.target_id = c.target_id and p.boundary = c.boundary and p.org_unit_key = c.org_unit_key and p.year = c.year
  left join target_baselines b
    on b.target_id = c.target_id and b.boundary = c.boundary and b.org_unit_key = c.org_unit_key
),

decided as (
  select
    j.*,
    case
      when missing_because is not null or value is null or target_value is null then 'not_assessable'
      when not is_assessable and measure = 'ratio' then 'not_assessable'
      when not is_assessable then null
      when is_met then 'achieved'
      -- "At or after the due date an unmet target is not_achieved."
      when test = 'annual' or is_final or is_maintained then 'not_achieved'
      else coalesce(pace, 'not_assessable')
    end as status
  from judged j
),

final as (
  select
    target_id, boundary, org_unit_key, year, period_id, is_provisional, status,
    case
      when coalesce(status, 'not_assessable') = 'not_assessable' then null
      when test = 'annual' then 'annual'
      when is_final then 'final'
      when is_maintained then 'maintain'
      else 'linear'
    end as method,
    case
      when missing_because is not null then missing_because
      when value is null and numerator = 0 then 'no_cases'
      when value is null then 'no_denominator'
      when target_value is null then 'no_bound'
      when is_incomplete then 'incomplete'
      when is_met and is_beyond_band then 'beyond_band'
      when status <> 'not_assessable' then null
      when baseline_year is null or baseline_year > period_year then 'no_baseline'
      else 'baseline_year'
    end as reason
  from decided
)

select * from final
