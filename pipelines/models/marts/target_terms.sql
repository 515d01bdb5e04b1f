-- What each target asks, spelled out: the bounds that a figure must keep, when it is judged and from where it started.
with dated as (
  select
    t.*,
    i.measure,
    i.factor,
    i.direction,
    p.default_calendar_id as calendar_id,
    p.total_org_unit_key,
    a.period_type as assessed_period_type,
    a.ends_on as assessed_ends_on,
    a.year as assessed_year,
    d.ends_on as due_ends_on,
    d.year as due_year
  from stg_targets t
  inner join stg_indicators i on i.indicator_id = t.indicator_id
  cross join programme p
  inner join periods a on a.calendar_id = p.default_calendar_id and a.period_id = t.assessed_on_period_id
  left join periods d on d.calendar_id = p.default_calendar_id and d.period_id = t.due_period_id
),

final as (
  select
    target_id, group_id, indicator_id, is_headline, scope_kind, scope_keys, test, measure, factor, calendar_id,
    total_org_unit_key,
    -- Of a band, the bound on the better side only flags: "above 2V is achieved, flagged".
    case when operator in ('>=', '>', '=') or (operator = 'between' and direction <> 'lower') then low end as floor_bound,
    case
      when operator in ('<=', '<', '=') then low
      when operator = 'between' and direction <> 'higher' then high
    end as ceiling_bound,
    operator in ('>', '<') as is_strict,
    low,
    high,
    case when operator = 'between' and direction = 'higher' then high end as flag_above,
    case when operator = 'between' and direction = 'lower' then low end as flag_below,
    nullif(split_part(per, '.', 1), '') as per_indicator_id,
    nullif(split_part(per, '.', 2), '') as per_part,
    assessed_period_type,
    assessed_ends_on,
    due_ends_on,
    due_year,
    case when test = 'term' and due_year > assessed_year then due_year when test = 'term' then assessed_year end as last_year,
    -- A baseline of the catalogue is the whole's; each reporter starts from a year of its own.
    case when scope_kind <> 'each_reporter' then baseline_value end as baseline_value,
    case when scope_kind <> 'each_reporter' then cast(substr(baseline_period_id, 1, 4) as integer) end as baseline_year
  from dated
)

select * from final
