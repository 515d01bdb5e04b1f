import type { Catalogue } from "../domain/catalogue.ts";
import { formLanguage } from "../domain/form-layout.ts";
import { quotientsOf } from "./cells.ts";
import { between, type Chance } from "./chance.ts";
import type { Content } from "./contents.ts";
import { type DrawnReport, saidFigure } from "./draw-reports.ts";
import { nameOf } from "./expected-reports.ts";
import { cellsOf } from "./fates.ts";
import { inDigits } from "./manners.ts";
import type { StoryElement } from "./sample-data.ts";
import { words } from "./words.ts";

/** The content with something else typed, null = blank: a first file differs from the one that mends it in that alone. */
function withTyped(content: Content, cells: Iterable<readonly [string, string | number | null]>): Content {
  const typed = new Map(content.typed);
  for (const [cell, value] of cells) {
    if (value === null) typed.delete(cell);
    else typed.set(cell, value);
  }
  return { ...content, typed };
}

/** As the story tells: "x10" of the true figure, digits, or a text as it stands. */
export function toldFirst(
  content: Content,
  { cell, typed }: StoryElement,
  { figures }: DrawnReport,
): Content {
  const said = typed ?? "";
  const isNumber = /^x?\d+(\.\d+)?$/.test(said);
  return withTyped(
    content,
    cellsOf(cell).map((each) => [each, isNumber ? saidFigure(said, figures.get(each) ?? 0) : said]),
  );
}

/** Estimates in the place of these cells, to two digits. */
export function estimatedFirst(
  content: Content,
  cells: readonly string[],
  { figures }: DrawnReport,
  catalogue: Catalogue,
): Content {
  const { estimated } = words[formLanguage(catalogue)];
  return withTyped(
    content,
    cells.map((cell) => [cell, `${estimated} ${inDigits(toTwoDigits(figures.get(cell)!), catalogue)}`]),
  );
}

function toTwoDigits(figure: number): number {
  let unit = 1;
  while (figure / unit >= 100) unit *= 10;
  return Math.round(figure / unit) * unit;
}

const smallestToMiscount = 12;

/** One to three figures miscounted by up to a seventh, or given as estimates; where none can be, one row not yet filled in. */
export function revisableFirst(
  content: Content,
  drawn: DrawnReport,
  isEstimate: boolean,
  catalogue: Catalogue,
  chance: Chance,
): Content {
  const { figures, report } = drawn;
  const name = nameOf(report);
  const large = [...figures].filter(
    ([cell, figure]) => figure >= smallestToMiscount && !cell.endsWith(".denominator"),
  );
  const mixed = large.toSorted(([a], [b]) => chance("miscounted", name, a) - chance("miscounted", name, b));
  const count = Math.round(between(1, 3, chance("how many", name)));
  const wrong = (cell: string, figure: number): number =>
    isEstimate
      ? toTwoDigits(figure)
      : Math.round(figure * between(0.86, 0.98, chance("miscount", name, cell)));
  const chosen = mixed
    .filter(([cell, figure]) => wrong(cell, figure) !== figure)
    .filter(([cell, figure]) => drawn.isPlain(new Map(figures).set(cell, wrong(cell, figure))))
    .slice(0, count);
  if (chosen.length === 0) return blankFirst(content, drawn, catalogue);
  const cells = chosen.map(([cell]) => cell);
  return isEstimate
    ? estimatedFirst(content, cells, drawn, catalogue)
    : withTyped(
        content,
        cells.map((cell) => [cell, wrong(cell, figures.get(cell)!)]),
      );
}

/** The last count of the form not yet filled in. */
function blankFirst(content: Content, { report }: DrawnReport, catalogue: Catalogue): Content {
  const counts = quotientsOf(catalogue, report.form, report.orgUnit)
    .filter(({ denominator, numerator }) => denominator === null && content.typed.has(numerator))
    .map(({ numerator }) => numerator);
  return withTyped(
    content,
    counts.slice(-1).map((cell) => [cell, null]),
  );
}

/** Something that sends the file back: a share above its whole, half a ratio, words or a percentage in the place of a number. */
export function returnableFirst(
  content: Content,
  drawn: DrawnReport,
  catalogue: Catalogue,
  chance: Chance,
): Content {
  const { figures, report } = drawn;
  const name = nameOf(report);
  const shares = quotientsOf(catalogue, report.form, report.orgUnit).filter(
    ({ indicator, numerator, denominator }) =>
      indicator.is_share &&
      denominator === `${indicator.indicator_id}.denominator` &&
      (figures.get(numerator) ?? 0) > 0,
  );
  const share = shares[Math.floor(chance("which share", name) * shares.length)];
  const [cell = "", figure = 0] = [...figures][Math.floor(chance("which cell", name) * figures.size)] ?? [];
  const drawnKind = chance("mistake", name);
  if (share === undefined || drawnKind < 0.25) {
    const { vaguely } = words[formLanguage(catalogue)];
    return withTyped(content, [[cell, `${vaguely} ${inDigits(figure, catalogue)}`]]);
  }
  const whole = figures.get(share.denominator!)!;
  if (drawnKind < 0.5) return withTyped(content, [[share.numerator, whole + Math.ceil(whole / 10)]]);
  if (drawnKind < 0.75) return withTyped(content, [[share.denominator!, null]]);
  const percent = `${inDigits(Math.round((1000 * figures.get(share.numerator)!) / whole) / 10, catalogue)}%`;
  return withTyped(content, [[share.numerator, percent]]);
}
