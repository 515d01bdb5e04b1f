-- The receipts known before the cut-off; revisions are counted and ended by what was known then.
with known as (
  select s.*
  from submissions s
  cross join cut_off c
  where s.known_from < c.known_before
),

final as (
  select
    k.form,
    k.year,
    k.calendar_id,
    k.period_id,
    k.form_version,
    k.org_unit_key,
    k.receipt_no,
    k.submission_id,
    k.received_at,
    k.verdict,
    k.cells_filled,
    k.is_simulated,
    -- "Revisions of a stream are the accepted receipts in the order (received_at, submission_id)."
    case when k.verdict = 'accepted' then cast(row_number() over arrivals as integer) end as revision,
    k.received_at as known_from,
    case when k.verdict = 'accepted' then lead(k.received_at) over arrivals end as known_to
  from known k
  window arrivals as (
    partition by k.form, k.period_id, k.org_unit_key, k.verdict
    order by k.received_at, k.submission_id, k.receipt_no
  )
)

select * from final
