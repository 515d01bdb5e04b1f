import type { Catalogue } from "./catalogue.ts";
import type { PublishedTable } from "./published.ts";
import type { Column } from "./tables.ts";

/** What is asked for, and the editions that it means. Leaders see all but restricted figures, the public what is public. */
export const editionChoices = {
  leadership: ["leadership"],
  public: ["public"],
  both: ["leadership", "public"],
} as const;

export type EditionChoice = keyof typeof editionChoices;

/**
 * Indicators that everybody may see: public themselves, as are those whose figures are their numerator or denominator,
 * because the parts of a ratio are published with it.
 */
export function publicIndicatorIds({ indicators }: Pick<Catalogue, "indicators">): readonly string[] {
  const open = new Set(
    indicators.filter(({ sensitivity }) => sensitivity === "public").map(({ indicator_id }) => indicator_id),
  );
  return indicators
    .filter(({ indicator_id, numerator_id, denominator_id }) =>
      [indicator_id, numerator_id, denominator_id].every((id) => id === null || open.has(id)),
    )
    .map(({ indicator_id }) => indicator_id);
}

/** Targets of such indicators, unless their bounds are multiplied by another indicator that is not one. */
export function publicTargetIds(catalogue: Pick<Catalogue, "indicators" | "targets">): readonly string[] {
  const open = new Set(publicIndicatorIds(catalogue));
  const isOpen = ({ indicator_id, per }: Catalogue["targets"][number]): boolean =>
    open.has(indicator_id) && (per === null || open.has(per.split(".")[0]!));
  const kept = new Set(
    catalogue.targets.filter((target) => !isOpen(target)).map(({ target_id }) => target_id),
  );
  const ids = catalogue.targets.map(({ target_id }) => target_id);
  return [...new Set(ids)].filter((id) => !kept.has(id));
}

/** The ids that no file of the public edition may hold. */
export const idsKeptBack = (catalogue: Pick<Catalogue, "indicators" | "targets">): ReadonlySet<string> => {
  const open = new Set([...publicIndicatorIds(catalogue), ...publicTargetIds(catalogue)]);
  const all = [
    ...catalogue.indicators.map(({ indicator_id }) => indicator_id),
    ...catalogue.targets.map(({ target_id }) => target_id),
  ];
  return new Set(all.filter((id) => !open.has(id)));
};

/** Relations that an engine is given for the public edition, one column each: every condition below leads to them. */
export const publicRelations = {
  open_indicators: {
    columns: [{ name: "indicator_id", type: "VARCHAR" }],
    rows: (catalogue) => publicIndicatorIds(catalogue).map((indicator_id) => ({ indicator_id })),
  },
  open_targets: {
    columns: [{ name: "target_id", type: "VARCHAR" }],
    rows: (catalogue) => publicTargetIds(catalogue).map((target_id) => ({ target_id })),
  },
} as const satisfies Record<
  string,
  {
    readonly columns: readonly Column[];
    readonly rows: (catalogue: Catalogue) => readonly Readonly<Record<string, string>>[];
  }
>;

/** Rows whose indicator, form or group has something public about it. */
export const ofPublicIndicators = "indicator_id in (select indicator_id from open_indicators)";
const ofPublicTargets = "target_id in (select target_id from open_targets)";
const ofPublicForms = `form_id in (select form_id from form_cells where ${ofPublicIndicators})`;
const ofPublicGroups = `kind <> 'group' or id in (select group_id from indicators where ${ofPublicIndicators})`;

/**
 * What the public edition holds of a published table: the rows of a condition, a relation of its own that is cut
 * already (models/public), all of it because it names no indicator, or nothing. This list is the one place that says
 * so, and a table without a line here does not compile.
 */
type PublicCut = { readonly rows: string } | { readonly relation: string } | "whole" | "kept back";

export const publicCuts: Readonly<Record<PublishedTable, PublicCut>> = {
  indicators: { relation: "public_indicators" },
  indicator_definitions: { rows: ofPublicIndicators },
  org_units: { relation: "public_org_units" },
  org_unit_changes: "whole",
  org_unit_boundaries: "whole",
  forms: { rows: ofPublicForms },
  form_cells: { rows: ofPublicIndicators },
  targets: { rows: ofPublicTargets },
  periods: "whole",
  windows: { rows: ofPublicForms },
  reasons: "whole",
  labels: { rows: ofPublicGroups },
  indicator_values: { rows: ofPublicIndicators },
  indicator_trends: { rows: ofPublicIndicators },
  target_progress: { relation: "public_target_progress" },
  quality_flags: { rows: ofPublicIndicators },
  reporting_rates: { relation: "public_reporting_rates" },
  // files, receipts and who mended what are between units and their leaders
  submissions: "kept back",
  observations: "kept back",
  issues: "kept back",
  corrections: "kept back",
};
