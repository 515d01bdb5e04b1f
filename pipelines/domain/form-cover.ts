import type { Catalogue, Reason } from "./catalogue.ts";
import { addDays } from "./day.ts";
import { coverFirstRow, type FormLayout, inLanguage, periodIn } from "./form-layout.ts";
import { dayText, fillIn, formWording } from "./form-wording.ts";
import { localDay } from "./time-zone.ts";
import { windowOf } from "./window.ts";
import type { CellSpec, CellStyle, SheetSpec } from "./workbook-spec.ts";

/** The cover: what the form is, when it is due, how to fill it in, and the reason codes with the range they stand in. */
export function coverSheet(
  layout: FormLayout,
  catalogue: Catalogue,
): { readonly sheet: SheetSpec; readonly reasonsRange: string | null } {
  const words = formWording[layout.language];
  const facts = factLines(layout, catalogue);
  const howToRow = coverFirstRow + facts.length + 1;
  const reasonsRow = howToRow + words.howToLines.length + 2;
  const reasons = catalogue.reasons.map((reason) => [
    words.reasonsFor[reason.explains],
    reasonChoice(reason, layout),
  ]) as [string, string][];
  const heading = (row: number, text: string): CellSpec[] => [
    { address: `A${row}`, value: text, style: "heading" },
  ];
  const cells: CellSpec[] = [
    { address: "A1", value: inLanguage(layout, catalogue.programme), style: "title" },
    { address: "A2", value: inLanguage(layout, layout.form), style: "title" },
    ...lines(coverFirstRow, facts, "locked"),
    ...heading(howToRow, words.howTo),
    ...lines(howToRow + 1, words.howToLines, "locked"),
    ...(reasons.length === 0 ? [] : heading(reasonsRow, words.reasons)),
    ...lines(reasonsRow + 1, reasons, "locked"),
  ];
  const merges = ["A1:B1", "A2:B2", `A${howToRow}:B${howToRow}`];
  const sheet: SheetSpec = {
    name: layout.coverSheet,
    visibility: "visible",
    cells,
    columnWidths: { A: 24, B: 82 },
    isProtected: true,
    merges: reasons.length === 0 ? merges : [...merges, `A${reasonsRow}:B${reasonsRow}`],
    print: { orientation: "portrait" },
    hasGridLines: false,
  };
  const reasonsRange = reasons.length === 0 ? null : `B${reasonsRow + 1}:B${reasonsRow + reasons.length}`;
  return { sheet, reasonsRange };
}

function factLines(layout: FormLayout, catalogue: Catalogue): [string, string][] {
  const words = formWording[layout.language];
  const { period, form, orgUnit } = layout;
  const zone = catalogue.programme.time_zone;
  const window = windowOf(catalogue, form, period);
  const opens = dayText(localDay(window.opens_at, zone));
  const lastDayBefore = (instant: string): string => dayText(addDays(localDay(instant, zone), -1));
  return [
    [words.reportingUnit, inLanguage(layout, orgUnit)],
    [words.reportingPeriod, periodIn(layout)],
    [
      words.covers,
      fillIn(words.coversText, { first: dayText(period.starts_on), last: dayText(period.ends_on) }),
    ],
    [words.opens, fillIn(words.opensText, { day: opens })],
    [words.due, fillIn(words.dueText, { day: lastDayBefore(window.due_at) })],
    [words.closes, fillIn(words.closesText, { day: lastDayBefore(window.closes_at) })],
  ];
}

/** "KAD1 - Không thuộc chức năng, nhiệm vụ của đơn vị": what the list of reasons offers and the reader takes apart. */
const reasonChoice = (reason: Reason, layout: FormLayout): string =>
  `${reason.reason_code} - ${inLanguage(layout, reason)}`;

/** Pairs of a label and its text, one a row from `first` on, in columns A and B. */
function lines(first: number, pairs: readonly (readonly [string, string])[], style: CellStyle): CellSpec[] {
  return pairs.flatMap(([label, text], index) => [
    { address: `A${first + index}`, value: label, style: "label" as const },
    { address: `B${first + index}`, value: text, style },
  ]);
}
