import type { Catalogue } from "../domain/catalogue.ts";
import { changeCodesOf } from "../domain/validate-rules.ts";
import { cellOf, indicatorsById } from "./cells.ts";
import type { Chance } from "./chance.ts";
import type { DrawnReport } from "./draw-reports.ts";
import { nameOf } from "./expected-reports.ts";
import { cellsOf } from "./fates.ts";
import { inDigits, otherSpelling, type Typed, typedInManner } from "./manners.ts";
import type { StoryElement } from "./sample-data.ts";

/** What one file says: into cells by "indicator.component", reasons by indicator. A cell left out is blank. */
export interface Content {
  readonly typed: Typed;
  readonly reasons: ReadonlyMap<string, string>;
  /** in the note of the first row */
  readonly note: string | null;
  /** null = as it is printed */
  readonly unitOnCover: string | null;
  readonly format: "xlsx" | "csv";
}

/** What the report says in the end, as its unit writes it. */
export function finalContent(drawn: DrawnReport, catalogue: Catalogue, chance: Chance): Content {
  const { report, fate } = drawn;
  const detail = (kind: StoryElement["kind"]) => fate.details.find((element) => element.kind === kind);
  const spelling = fate.habits.has("spelled-otherwise")
    ? otherSpelling(report.orgUnit, catalogue, chance("spelling", nameOf(report)))
    : null;
  return {
    typed: typedInManner(saidCells(drawn, catalogue), report, fate, catalogue, chance),
    reasons: reasonsOf(drawn, catalogue),
    note: null,
    unitOnCover: detail("spelled")?.typed ?? spelling,
    format: detail("csv") !== undefined || fate.habits.has("csv") ? "csv" : "xlsx",
  };
}

/** The figures, and the words that stand in the place of some. */
function saidCells({ figures, fate }: DrawnReport, catalogue: Catalogue): Typed {
  const inWords = [...fate.fixed].filter(([, said]) => !/^x?\d/.test(said));
  const asText = fate.details
    .filter(({ kind }) => kind === "typed")
    .flatMap(({ cell }) => cellsOf(cell))
    .map((cell) => [cell, inDigits(figures.get(cell)!, catalogue)] as const);
  return new Map<string, string | number>([
    ...figures,
    ...inWords,
    ...silentCells(fate, catalogue),
    ...asText,
  ]);
}

/** What is written into the cells of a silent row; nothing where it is left blank. */
function silentCells({ silences }: DrawnReport["fate"], catalogue: Catalogue): readonly [string, string][] {
  const byId = indicatorsById(catalogue);
  return [...silences].flatMap(([id, { typed }]) => {
    const cells = (["value", "denominator"] as const).map((part) => cellOf(byId.get(id)!, part, byId));
    const own = byId.get(id)!.measure === "ratio" ? cells : cells.slice(0, 1);
    return typed === null
      ? []
      : own.filter((cell) => cell.startsWith(`${id}.`)).map((cell): [string, string] => [cell, typed]);
  });
}

function reasonsOf({ surprises, fate }: DrawnReport, catalogue: Catalogue): ReadonlyMap<string, string> {
  const [checked] = changeCodesOf(catalogue);
  const course = fate.course?.kind === "insisted" ? [fate.course] : [];
  const explained = [...course, ...fate.details.filter(({ kind }) => kind === "explained")];
  return new Map<string, string>([
    ...(checked === undefined ? [] : surprises.map((id) => [id, checked] as const)),
    ...[...fate.silences].flatMap(([id, { reason_code }]) =>
      reason_code === null ? [] : [[id, reason_code] as const],
    ),
    ...explained.flatMap(({ cell, reason_code }) =>
      reason_code === null ? [] : cellsOf(cell).map((each) => [each.split(".")[0]!, reason_code] as const),
    ),
  ]);
}
