import type { Grid } from "../../domain/grid.ts";
import { isMarkSheet } from "../../domain/mark-words.ts";
import type { ReadingLimits } from "../reading-limits.ts";
import { readWorkbook } from "./read.ts";

/** Whether a workbook reads as before but for the sheet of marks; one that was refused is refused for the same. */
export function readsAlike(before: Uint8Array, after: Uint8Array, limits: ReadingLimits): boolean {
  const [was, is] = [readWorkbook(before, limits), readWorkbook(after, limits)];
  if (was.ok && is.ok) return cellsOf(was.value) === cellsOf(is.value);
  return !was.ok && !is.ok && JSON.stringify(was.error) === JSON.stringify(is.error);
}

const cellsOf = ({ sheets }: Grid): string =>
  JSON.stringify(
    sheets
      .filter((sheet) => !isMarkSheet(sheet))
      .map(({ name, visibility, cells }) => [name, visibility, [...cells]]),
  );
