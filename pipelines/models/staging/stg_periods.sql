-- The periods of the years being built: a year's figures need no other year.
with final as (
  select
    p.calendar_id,
    p.period_id,
    p.period_type,
    p.year,
    p.starts_on,
    p.ends_on
  from periods p
  inner join build_years b on b.year = p.year
)

select * from final
