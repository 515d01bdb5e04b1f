-- As known at an instant: each org unit's figure of one indicator then, beside the figure as it is known now.
select
  k.org_unit_key,
  u.short_vi as org_unit_vi,
  k.value as known_value,
  n.value as current_value,
  i.unit_vi as value_unit_vi,
  k.value_status as known_value_status,
  k.revision as known_revision_no,
  n.revision as current_revision_no,
  k.known_from as known_from_at,
  k.known_to as known_to_at
from observations k
inner join observations n
  on n.form = k.form and n.calendar_id = k.calendar_id and n.period_id = k.period_id
  and n.org_unit_key = k.org_unit_key and n.indicator_id = k.indicator_id and n.known_to is null
inner join org_units u on u.org_unit_key = k.org_unit_key
inner join indicators i on i.indicator_id = k.indicator_id
where k.indicator_id = :indicator_id
  and k.period_id = :period_id
  and k.known_from <= :known_at
  and (k.known_to is null or k.known_to > :known_at)
order by k.form nulls last, k.org_unit_key nulls last
