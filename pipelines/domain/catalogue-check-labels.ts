import type { Label } from "./catalogue.ts";
import { type Finding, type Lookup, twice, unresolved } from "./catalogue-finding.ts";

/** Every group and every audience that reports has one name, so that no page falls back on a code. */
export function* checkLabels({ labels, indicators, orgUnits }: Lookup): Generator<Finding> {
  const file = "labels.csv";
  const idsOf = (kind: Label["kind"]) =>
    new Set(labels.filter((label) => label.kind === kind).map(({ id }) => id));
  yield* twice(file, labels, "id", ({ kind, id }) => `${kind} ${id}`);
  yield* unresolved("indicators.csv", indicators, "group_id", idsOf("group"), file);
  yield* unresolved("org-units.csv", orgUnits, "audience", idsOf("audience"), file);
}
