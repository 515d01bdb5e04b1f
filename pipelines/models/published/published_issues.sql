-- What may be shown of issues: free text is never published, and neither is what repeats it.
with final as (
  select
    s.org_unit_key,
    s.receipt_no,
    s.issue_no,
    s.calendar_id,
    s.period_id,
    s.submission_id,
    s.code,
    s.severity,
    cast(null as varchar) as sheet,
    s.cell,
    cast(null as varchar) as given,
    cast(null as varchar) as text_vi,
    cast(null as varchar) as text_en,
    s.known_from,
    s.form,
    s.year
  from issues s
  where s.form <> '_' and s.period_id <> '_' and s.org_unit_key <> '_'
)

select * from final
