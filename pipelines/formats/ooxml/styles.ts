import type { Issue } from "../../domain/issue.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import type { ReadingLimits } from "../reading-limits.ts";
import { refusal } from "../refusal.ts";
import { readXml, type XmlElement } from "./xml.ts";

/** What a cell's format says about its value. */
export interface CellFormat {
  readonly shows: "number" | "percent" | "date";
  /** font name, where the styles part states one */
  readonly font: string | undefined;
}

interface StyleTable {
  readonly fonts: (string | undefined)[];
  readonly customFormats: Map<number, string>;
  readonly cellFormats: { readonly formatId: number; readonly fontId: number }[];
}

/** The formats that cells refer to by number. */
export function cellFormatsFromXml(
  part: string,
  bytes: Uint8Array,
  limits: ReadingLimits,
): Result<readonly CellFormat[], Issue> {
  const table: StyleTable = { fonts: [], customFormats: new Map(), cellFormats: [] };
  const problem = readXml(part, bytes, limits, {
    root: "styleSheet",
    open(element) {
      note(element, table);
      return table.cellFormats.length > limits.styles || table.fonts.length > limits.styles
        ? refusal("too-many-styles", { limit: limits.styles })
        : null;
    },
  });
  if (problem !== null) return failure(problem);
  const shownBy = (id: number) => shownByCode(table.customFormats.get(id)) ?? shownByBuiltin(id);
  return success(
    table.cellFormats.map(({ formatId, fontId }) => ({
      shows: shownBy(formatId),
      font: table.fonts[fontId],
    })),
  );
}

function note(
  { name, path, attribute }: XmlElement,
  { fonts, customFormats, cellFormats }: StyleTable,
): void {
  const within = path[1];
  if (name === "font" && within === "fonts" && path.length === 3) fonts.push(undefined);
  if (name === "name" && within === "fonts") fonts[fonts.length - 1] = attribute("val");
  if (name === "numFmt" && within === "numFmts") {
    customFormats.set(Number(attribute("numFmtId")), attribute("formatCode") ?? "");
  }
  if (name === "xf" && within === "cellXfs") {
    cellFormats.push({
      formatId: Number(attribute("numFmtId") ?? 0),
      fontId: Number(attribute("fontId") ?? 0),
    });
  }
}

/** Formats that a workbook does not spell out, ECMA-376 part 1, 18.8.30; 27-36 and 50-58 are dates of East Asian locales. */
function shownByBuiltin(id: number): CellFormat["shows"] {
  if (id === 9 || id === 10) return "percent";
  const isDate =
    (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return isDate ? "date" : "number";
}

/** Judges by the first section of a format code, without what it merely prints: quoted text, escapes, colours, locales. */
function shownByCode(code: string | undefined): CellFormat["shows"] | null {
  if (code === undefined) return null;
  const bare = code
    .replace(/"[^"]*"|\\.|[_*]./g, "")
    .replace(/\[(?!(h+|m+|s+)\])[^\]]*\]/gi, "")
    .split(";")[0]!;
  if (bare.includes("%")) return "percent";
  return /[ymdhs]/i.test(bare) ? "date" : "number";
}
