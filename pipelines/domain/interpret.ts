import type { Catalogue } from "./catalogue.ts";
import { askedCells } from "./form.ts";
import type { Signing } from "./form-codes.ts";
import { formLanguage, formLayout } from "./form-layout.ts";
import { formWording } from "./form-wording.ts";
import { printedTexts } from "./form-workbook.ts";
import { type Grid, rowAndColumn } from "./grid.ts";
import { claimsOf, figuresSheetOf, sheetNamed } from "./interpret-claims.ts";
import { identify } from "./interpret-identity.ts";
import { personIssues, withoutPersons } from "./interpret-persons.ts";
import { findTable } from "./interpret-table.ts";
import { readValues } from "./interpret-values.ts";
import type { Issue } from "./issue.ts";
import { issueAt, wholeFile } from "./issue-params.ts";
import type { AcceptedValue, Interpretation } from "./submission.ts";
import {
  codesIssues,
  isSigned,
  obligationIssues,
  senderIssues,
  type Told,
  toldFrom,
} from "./validate-identity.ts";
import { ruleIssues } from "./validate-rules.ts";

/** Changes whenever the same file may be read differently than before; it travels with every receipt. */
export const readerVersion = "1";

export interface InterpretationContext {
  readonly catalogue: Catalogue;
  readonly hashing: Signing;
  /** the key with which forms are signed */
  readonly formKey: string;
  /** the org unit that sends the file; null where only the file says whose it is */
  readonly senderKey: string | null;
}

/**
 * What a file says and everything that is wrong with it, in a fixed order: the file, then sheet by sheet, row by row.
 * The stream is told only where the file may speak for it, so that nobody writes into another's: a known sender must
 * be allowed to send for the unit, and without one a workbook's codes must be ours.
 */
export function interpretSubmission(grid: Grid, context: InterpretationContext): Interpretation {
  const { catalogue, senderKey } = context;
  const claims = claimsOf(grid, formLanguage(catalogue));
  const identity = identify(claims, catalogue);
  const told = toldFrom(identity);
  const isOurs = isSigned(claims, context.formKey, context.hashing);
  const fromSender =
    told === null || senderKey === null ? [] : senderIssues(senderKey, told.orgUnit, catalogue);
  const hasLayout = told !== null && told.orgUnit.audience === told.form.audience;
  const content = hasLayout ? contentOf(grid, told, catalogue) : noContent;
  const persons = personsIn(grid, told, catalogue);
  const issues = [
    ...codesIssues(claims, grid.format, isOurs, catalogue),
    ...identity.issues,
    ...(told === null ? [] : obligationIssues(told, claims.version, catalogue)),
    ...fromSender,
    ...sheetIssues(grid, catalogue),
    ...content.issues,
  ];
  // A CSV file has no codes to sign: without a known sender it is taken at its word.
  const speaks = senderKey === null ? isOurs || grid.format === "csv" : fromSender.length === 0;
  return {
    ...streamFacts(speaks && identity.isCertain ? told : null),
    values: content.values,
    issues: inFixedOrder([...withoutPersons(issues, persons), ...persons], grid),
    cells_expected: content.cells_expected,
    cells_filled: content.cells_filled,
    is_quarantined: persons.length > 0,
  };
}

function streamFacts(told: Told | null): Pick<Interpretation, "stream" | "calendar_id" | "form_version"> {
  if (told === null) return { stream: null, calendar_id: null, form_version: null };
  const { form_id, form_version, calendar_id } = told.form;
  const stream = {
    form_id,
    period_id: told.period.period_id,
    org_unit_key: told.orgUnit.org_unit_key,
  };
  return { stream, calendar_id, form_version };
}

interface Content {
  readonly values: readonly AcceptedValue[];
  readonly issues: readonly Issue[];
  readonly cells_expected: number;
  readonly cells_filled: number;
}

const noContent: Content = { values: [], issues: [], cells_expected: 0, cells_filled: 0 };

/** What stands in the table of figures, read by the layout that the file's own form has. */
function contentOf(grid: Grid, { form, period, orgUnit }: Told, catalogue: Catalogue): Content {
  const layout = formLayout(catalogue, form, period, orgUnit);
  const cells_expected = askedCells(catalogue, form, orgUnit).length;
  const sheet = figuresSheetOf(grid, layout.language);
  if (sheet === null) return { ...noContent, cells_expected };
  const table = findTable(sheet, layout, grid.format, catalogue);
  const found = readValues(sheet, layout, table.rowOf, catalogue);
  const isEmpty = found.isBlank && table.rowOf.size > 0;
  const empty = isEmpty ? [issueAt({ sheet: sheet.name, cell: null }, "nothing-filled", "error")] : [];
  const broken = ruleIssues(found.values, form, catalogue);
  return {
    values: found.values,
    issues: [...empty, ...table.issues, ...found.issues, ...broken],
    cells_expected,
    cells_filled: found.cells_filled,
  };
}

function personsIn(grid: Grid, told: Told | null, catalogue: Catalogue): Issue[] {
  const figures = figuresSheetOf(grid, formLanguage(catalogue));
  let printed: ReadonlySet<string> | null = null;
  const isPrinted = (text: string): boolean => {
    if (told === null) return false;
    printed ??= printedTexts(formLayout(catalogue, told.form, told.period, told.orgUnit), catalogue);
    return printed.has(text);
  };
  return personIssues(grid, figures, catalogue.programme.number_locale, isPrinted);
}

/** Sheets of the form that a workbook lacks; without its figures nothing can be read. */
function sheetIssues(grid: Grid, catalogue: Catalogue): Issue[] {
  if (grid.format === "csv") return [];
  const { coverSheet, figuresSheet } = formWording[formLanguage(catalogue)];
  return [coverSheet, figuresSheet]
    .filter((name) => sheetNamed(grid, name) === null)
    .map((name) => issueAt(wholeFile, "sheet-missing", "error", null, { name }));
}

/** The file's own issues first, then by sheet as the file has them, row and column; what is about one place stays in the order found. */
function inFixedOrder(issues: readonly Issue[], grid: Grid): Issue[] {
  const sheetOrder = new Map(grid.sheets.map(({ name }, index) => [name, index]));
  const placed = issues.map((issue) => {
    const at = issue.cell === null ? null : rowAndColumn(issue.cell);
    const sheet = issue.sheet === null ? -1 : (sheetOrder.get(issue.sheet) ?? grid.sheets.length);
    return { issue, order: [sheet, at?.row ?? 0, at?.column ?? 0] };
  });
  return placed
    .sort((a, b) => a.order.map((value, index) => value - b.order[index]!).find((step) => step !== 0) ?? 0)
    .map(({ issue }) => issue);
}
