import type { Catalogue } from "./catalogue.ts";
import { checkCells, checkForms } from "./catalogue-check-forms.ts";
import { checkIndicators, checkReporters } from "./catalogue-check-indicators.ts";
import { checkLabels } from "./catalogue-check-labels.ts";
import { checkPeriods, checkWindows } from "./catalogue-check-periods.ts";
import { checkCorrections, checkRules, checkTargets } from "./catalogue-check-targets.ts";
import { checkTiles } from "./catalogue-check-tiles.ts";
import {
  checkChanges,
  checkNames,
  checkOrgUnits,
  checkProgramme,
  checkSpellings,
} from "./catalogue-check-units.ts";
import { lookupFromCatalogue, twice } from "./catalogue-finding.ts";
import { type CatalogueProblem, problemAt } from "./catalogue-problem.ts";

/** Where a cell was read and what it says there; the line of a setting that is absent is null. */
export interface CellSource {
  readonly line: number | null;
  readonly text: string;
}

/** Everything about how a catalogue's rows fit together that is wrong. Without `sourceOf` no line is known. */
export function checkCatalogue(
  catalogue: Catalogue,
  sourceOf: (row: object, column: string) => CellSource | null = () => null,
): CatalogueProblem[] {
  const lookup = lookupFromCatalogue(catalogue);
  const findings = [
    ...checkProgramme(lookup),
    ...checkOrgUnits(lookup),
    ...checkChanges(lookup),
    ...checkSpellings(lookup),
    ...checkNames(lookup),
    ...checkIndicators(lookup),
    ...checkReporters(lookup),
    ...checkForms(lookup),
    ...checkCells(lookup),
    ...checkTargets(lookup),
    ...checkPeriods(lookup),
    ...checkWindows(lookup),
    ...twice("holidays.csv", catalogue.holidays, "holiday_on", (row) => row.holiday_on),
    ...checkRules(lookup),
    ...twice("reasons.csv", catalogue.reasons, "reason_code", (row) => row.reason_code),
    ...checkCorrections(lookup),
    ...checkLabels(lookup),
    ...checkTiles(lookup),
  ];
  return findings.map(({ file, row, column, code, params }) => {
    const source = sourceOf(row, column);
    return problemAt({ file, column, line: source?.line ?? null, found: source?.text ?? null }, code, params);
  });
}
