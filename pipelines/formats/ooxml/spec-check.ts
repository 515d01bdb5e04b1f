import { Fatal } from "../../domain/fault.ts";
import { rowAndColumn } from "../../domain/grid.ts";
import {
  workbookTextLimits as limits,
  type SheetSpec,
  type ValidationSpec,
  type WorkbookSpec,
} from "../../domain/workbook-spec.ts";

const mostNotes = 1000;

/** Throws Fatal on a specification that Excel would call corrupt and "repair": better no form than a form without its lists. */
export function checkSpec(spec: WorkbookSpec): void {
  const names = spec.sheets.map(({ name }) => name.toLowerCase());
  demand(new Set(names).size === names.length, "sheets share a name");
  demand(
    spec.sheets.some(({ visibility }) => visibility === "visible"),
    "no sheet is visible",
  );
  for (const { name, sheet, range } of spec.definedNames) {
    demand(
      /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && rowAndColumn(name.toUpperCase()) === null,
      `name ${name}`,
    );
    demand(names.includes(sheet.toLowerCase()) && isRange(range), `name ${name} refers to ${sheet}!${range}`);
  }
  for (const sheet of spec.sheets) checkSheet(sheet);
}

function checkSheet(sheet: SheetSpec): void {
  const at = `sheet ${sheet.name}`;
  const isName = /^(?!')[^[\]:*?/\\]+(?<!')$/.test(sheet.name) && sheet.name.length <= limits.sheetName;
  demand(isName, `${at}: not a sheet name`);
  const addresses = new Set(sheet.cells.map(({ address }) => address));
  demand(addresses.size === sheet.cells.length, `${at}: a cell is given twice`);
  for (const { address, value, note = "" } of sheet.cells) {
    demand(rowAndColumn(address) !== null, `${at}: no address ${address}`);
    demand(typeof value !== "number" || Number.isFinite(value), `${at}!${address}: ${value} is not finite`);
    const longest = Math.max(typeof value === "string" ? value.length : 0, note.length);
    demand(longest <= limits.cellText, `${at}!${address}: text too long`);
  }
  demand(sheet.cells.filter(({ note }) => note !== undefined).length <= mostNotes, `${at}: too many notes`);
  demand((sheet.merges ?? []).every(isRange), `${at}: a merge is no range`);
  for (const validation of sheet.validations ?? []) checkValidation(validation, at);
}

function checkValidation({ ranges, rule, prompt, error }: ValidationSpec, at: string): void {
  demand(ranges.length > 0 && ranges.every(isRange), `${at}: a validation has no range`);
  if (rule.kind === "list") {
    const isInline = rule.choices.every((choice) => choice !== "" && !choice.includes(","));
    demand(isInline && rule.choices.join(",").length <= limits.inlineList, `${at}: list does not fit inline`);
  }
  const fits = (text: string | undefined, limit: number) => (text ?? "").length <= limit;
  demand(fits(prompt?.title, limits.promptTitle), `${at}: prompt title “${prompt?.title}” too long`);
  demand(fits(prompt?.text, limits.promptText), `${at}: prompt “${prompt?.text}” too long`);
  demand(fits(error?.title, limits.errorTitle), `${at}: error title “${error?.title}” too long`);
  demand(fits(error?.text, limits.errorText), `${at}: error “${error?.text}” too long`);
}

const isRange = (range: string): boolean => {
  const [first, last, ...rest] = range.split(":").map(rowAndColumn);
  return first !== null && last !== null && rest.length === 0;
};

function demand(holds: boolean, problem: string): void {
  if (!holds) throw new Fatal(`workbook can't be written: ${problem}`);
}
