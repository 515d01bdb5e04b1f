-- Every value of every accepted revision, declared corrections applied.
with received as (
  select a.*, s.revision, s.is_simulated, s.received_at, s.known_from, s.known_to
  from accepted_values a
  inner join stg_submissions s
    on s.submission_id = a.submission_id and s.org_unit_key = a.org_unit_key
    and s.form = a.form_id and s.period_id = a.period_id
  where s.verdict = 'accepted'
),

-- "A known source error is a dated correction entry." A ratio's part taken from another indicator is mended with it.
mended as (
  select
    r.*,
    i.measure,
    i.factor,
    n.correction_id is not null or d.correction_id is not null as is_corrected,
    coalesce(n.corrected, r.numerator) as true_numerator,
    coalesce(d.corrected, r.denominator) as true_denominator,
    case
      when n.correction_id is null or r.value_status not in ('reported', 'zero') then r.value_status
      when n.corrected = 0 then 'zero'
      else 'reported'
    end as true_status
  from received r
  inner join indicators i on i.indicator_id = r.indicator_id
  left join stg_corrections n
    on n.submission_id = r.submission_id and n.component <> 'denominator'
    and n.indicator_id = coalesce(i.numerator_id, r.indicator_id) and n.found = r.numerator
  left join stg_corrections d
    on d.submission_id = r.submission_id
    and d.component = case when i.denominator_id is null then 'denominator' else 'value' end
    and d.indicator_id = coalesce(i.denominator_id, r.indicator_id) and d.found = r.denominator
),

-- Long division, exact for every DECIMAL(18,4): the whole part is below 10^14, so its DOUBLE quotient is a whole number
-- and right; what is left over gives four decimals, rounded half away from zero. factor x numerator is below 10^34.
divided as (
  select
    m.*,
    case when (m.true_numerator < 0) <> (m.true_denominator < 0) then -1 else 1 end as sign,
    m.factor * cast(abs(m.true_numerator) as decimal(38,4)) as dividend,
    nullif(cast(abs(m.true_denominator) as decimal(38,4)), 0) as divisor
  from mended m
),

split as (
  select
    d.*,
    cast(round(cast(dividend - mod(dividend, divisor) as double) / cast(divisor as double)) as bigint) as whole,
    20000 * mod(dividend, divisor) + divisor as rest
  from divided d
),

final as (
  select
    indicator_id, org_unit_key, revision, calendar_id, period_id, form_version,
    true_numerator as numerator,
    true_denominator as denominator,
    case
      when measure <> 'ratio' then true_numerator
      else cast(sign * (whole + 0.0001 * cast(round(cast(rest - mod(rest, 2 * divisor) as double)
        / cast(2 * divisor as double)) as bigint)) as decimal(18,4))
    end as value,
    true_status as value_status,
    denominator_status, reason_code, submission_id, sheet, cell, denominator_cell, is_corrected, is_simulated,
    received_at, known_from, known_to
  from split
)

select * from final
