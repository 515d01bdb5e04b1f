-- What may be shown of submissions: the streams of which form, period and unit could be told.
with final as (
  select
    s.org_unit_key,
    s.receipt_no,
    s.calendar_id,
    s.period_id,
    s.form_version,
    s.submission_id,
    s.received_at,
    s.verdict,
    s.timeliness,
    s.error_count,
    s.warning_count,
    s.cells_expected,
    s.cells_filled,
    s.size_bytes,
    s.is_simulated,
    s.is_quarantined,
    s.sender_key,
    s.previous_receipt_sha256,
    s.receipt_sha256,
    s.revision,
    s.known_from,
    s.known_to,
    s.form,
    s.year
  from submissions s
  where s.form <> '_' and s.period_id <> '_' and s.org_unit_key <> '_'
)

select * from final
