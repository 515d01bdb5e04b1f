-- The figure by which each target is judged in each year being built: "the last period that has a value", or why there is none.
with wanted as (
  select t.target_id, t.test, t.due_ends_on, t.due_year, t.assessed_ends_on, t.calendar_id,
    cast('as_reported' as varchar) as boundary, t.total_org_unit_key as org_unit_key, y.year
  from target_terms t
  cross join build_years y
  where t.scope_kind in ('total', 'named') and (t.last_year is null or y.year <= t.last_year)
  union
  select t.target_id, t.test, t.due_ends_on, t.due_year, t.assessed_ends_on, t.calendar_id,
    f.boundary, f.org_unit_key, y.year
  from target_terms t
  inner join target_figures f on f.target_id = t.target_id
  inner join build_years y on y.year = f.year
  where t.scope_kind = 'each_reporter'
),

-- An annual test is of its own year as a whole; a term's is of the newest figure up to the year.
candidates as (
  select
    w.target_id, w.boundary, w.org_unit_key, w.year, f.period_id, f.year as period_year, f.ends_on, f.numerator,
    f.expected_count,
    row_number() over (
      partition by w.target_id, w.boundary, w.org_unit_key, w.year
      order by case when f.numerator is null then 1 else 0 end, f.ends_on desc, case f.period_type when 'year' then 0 else 1 end
    ) as nth,
    max(f.expected_count) over (partition by w.target_id, w.boundary, w.org_unit_key, w.year) as most_expected
  from wanted w
  inner join target_figures f
    on f.target_id = w.target_id and f.boundary = w.boundary and f.org_unit_key = w.org_unit_key
    and ((w.test = 'term' and f.year <= w.year) or (w.test = 'annual' and f.year = w.year and f.period_type = 'year'))
),

-- A period has ended once a window opened for it: what comes after is not yet asked.
ended as (
  select w.calendar_id, y.year, max(p.ends_on) as ended_on
  from stg_windows w
  inner join periods p on p.calendar_id = w.calendar_id and p.period_id = w.period_id
  inner join build_years y on y.year >= p.year
  group by w.calendar_id, y.year
),

final as (
  select
    w.target_id, w.boundary, w.org_unit_key, u.area, w.year,
    case when c.numerator is not null then c.period_id end as period_id,
    case when c.numerator is not null then c.period_year end as period_year,
    case
      when c.numerator is not null then null
      when c.period_id is null and w.test = 'annual' and coalesce(e.ended_on < p.ends_on, true) then 'not_ended'
      when c.period_id is null then 'no_reporter'
      when c.most_expected = 0 then 'not_applicable'
      else 'not_reported'
    end as missing_because,
    -- Nothing later can be judged: the figure is of the last period there is, or the day it was due has passed.
    w.test = 'term' and (coalesce(c.numerator is not null and c.ends_on >= w.assessed_ends_on, false)
      or (w.year >= w.due_year and coalesce(e.ended_on >= w.due_ends_on, false))) as is_final,
    coalesce(w.test = 'term' and c.numerator is not null and c.ends_on < w.due_ends_on, false) as is_before_end
  from wanted w
  inner join build_units u on u.org_unit_key = w.org_unit_key
  left join candidates c
    on c.target_id = w.target_id and c.boundary = w.boundary and c.org_unit_key = w.org_unit_key and c.year = w.year
    and c.nth = 1
  left join ended e on e.calendar_id = w.calendar_id and e.year = w.year
  left join periods p on p.calendar_id = w.calendar_id and p.period_type = 'year' and p.year = w.year
)

select * from final
