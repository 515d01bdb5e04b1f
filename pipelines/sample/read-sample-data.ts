import type { Catalogue } from "../domain/catalogue.ts";
import { Fatal } from "../domain/fault.ts";
import { readCsv } from "../formats/csv.ts";
import { generalLimits } from "../formats/reading-limits.ts";
import type { Hashing } from "../ports/hashing.ts";
import { linesFromSheet } from "../steps/read-programme.ts";
import {
  type Habit,
  habitNames,
  type Level,
  noSampleData,
  type PathPoint,
  type SampleData,
  type StoryElement,
  storyKinds,
  type Traits,
} from "./sample-data.ts";

/**
 * What the files of a programme's sample folder say; the plain sample where there is none. Throws Fatal with file,
 * line and column at the first cell that can't be used.
 */
export function readSampleData(
  files: ReadonlyMap<string, Uint8Array> | null,
  catalogue: Catalogue,
  hashing: Hashing,
): SampleData {
  if (files === null) return noSampleData;
  const names = ["levels.csv", "units.csv", "habits.csv", "story.csv"] as const;
  const [levels, traits, habits, story] = names.map((name) => rowsOf(name, files.get(name)));
  const listing = names.map((name) => `${hashing.sha256(files.get(name) ?? "")}  ${name}\n`);
  return {
    levels: levels!.map((row) => levelFrom(row, catalogue)),
    traits: traits!.map((row) => traitsFrom(row, catalogue)),
    habits: habits!.map((row) => habitFrom(row, catalogue)),
    story: story!.map((row) => elementFrom(row, catalogue)),
    sha256: hashing.sha256(listing.join("")),
  };
}

/** A row's cells, each with what to say should it be wrong. */
type Row = (column: string) => Cell;
interface Cell {
  readonly text: string;
  readonly wrong: (expected: string) => Fatal;
}

/** Every line below the header; none where the folder lacks the file. */
function rowsOf(name: string, bytes: Uint8Array | undefined): readonly Row[] {
  if (bytes === undefined) return [];
  const grid = readCsv(bytes, generalLimits);
  if (!grid.ok) throw new Fatal(`The sample's ${name} can't be read: ${grid.error.code}.`);
  const [header = [], ...lines] = linesFromSheet(grid.value.sheets[0]!);
  return lines.map((values, index) => (column) => {
    const text = (values[header.indexOf(column)] ?? "").trim();
    const wrong = (expected: string) =>
      new Fatal(`The sample's ${name}, line ${index + 2}, ${column}: found “${text}”, expected ${expected}.`);
    if (!header.includes(column)) throw wrong("a column of this name");
    if (values.length > header.length)
      throw wrong(`${header.length} cells in the line, not ${values.length}`);
    return { text, wrong };
  });
}

const levelFrom = (row: Row, catalogue: Catalogue): Level => ({
  indicator_id: known(
    row("indicator_id"),
    catalogue.indicators.map(({ indicator_id }) => indicator_id),
  ),
  part: known(row("part"), ["value", "denominator", "share"] as const),
  audience: orNull(row("audience"), (cell) => known(cell, audiencesOf(catalogue))),
  org_unit_key: orNull(row("org_unit_key"), (cell) => known(cell, unitKeysOf(catalogue))),
  basis: known(row("basis"), ["each", "flat", "total", "of", "sum"] as const),
  of: orNull(row("of"), ({ text }) => text),
  path: pathFrom(row("path"), catalogue),
  seasons: orNull(row("seasons"), (cell) => cell.text.split("|").map((text) => numberIn(text, cell))) ?? [],
  spread: orNull(row("spread"), (cell) => numberIn(cell.text, cell)),
});

const traitsFrom = (row: Row, catalogue: Catalogue): Traits => ({
  org_unit_key: known(row("org_unit_key"), unitKeysOf(catalogue)),
  size: numberIn(row("size").text, row("size")),
  pace: numberIn(row("pace").text, row("pace")),
});

const habitFrom = (row: Row, catalogue: Catalogue): Habit => ({
  habit: known(row("habit"), habitNames),
  org_unit_key: orNull(row("org_unit_key"), (cell) => known(cell, unitKeysOf(catalogue))),
  rate: numberIn(row("rate").text, row("rate")),
});

const elementFrom = (row: Row, catalogue: Catalogue): StoryElement => ({
  element_id: row("element_id").text,
  kind: known(row("kind"), storyKinds),
  form_id: known(
    row("form_id"),
    catalogue.forms.map(({ form_id }) => form_id),
  ),
  period_id: orNull(row("period_id"), (cell) =>
    known(
      cell,
      catalogue.periods.map(({ period_id }) => period_id),
    ),
  ),
  org_unit_key: orNull(row("org_unit_key"), (cell) => known(cell, unitKeysOf(catalogue))),
  cell: orNull(row("cell"), ({ text }) => text),
  typed: orNull(row("typed"), ({ text }) => text),
  reason_code: orNull(row("reason_code"), (cell) =>
    known(
      cell,
      catalogue.reasons.map((each) => each.reason_code),
    ),
  ),
  other: orNull(row("other"), ({ text }) => text),
  expected: orNull(row("expected"), ({ text }) => text),
  text_vi: row("text_vi").text,
  text_en: row("text_en").text,
});

const unitKeysOf = ({ orgUnits }: Catalogue) => orgUnits.map(({ org_unit_key }) => org_unit_key);
const audiencesOf = ({ forms }: Catalogue) => forms.map(({ audience }) => audience);

function known<T extends string>({ text, wrong }: Cell, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw wrong(`one of ${[...new Set(choices)].slice(0, 12).join(", ")} …`);
  return found;
}

const orNull = <T>(cell: Cell, read: (cell: Cell) => T): T | null => (cell.text === "" ? null : read(cell));

function numberIn(text: string, { wrong }: Cell): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw wrong("plain digits such as 0.8");
  return Number(text);
}

/** "77", or "start=62|2023-06-14=70|end=78": points in time order, the ends of the term by name. */
function pathFrom(cell: Cell, { programme }: Catalogue): readonly PathPoint[] {
  const named: Readonly<Record<string, string>> = { start: programme.starts_on, end: programme.ends_on };
  return cell.text.split("|").map((point) => {
    const [day = "", value] = point.split("=");
    if (value === undefined) return { on: programme.starts_on, value: numberIn(day, cell) };
    const on = named[day] ?? day;
    if (!/^\d{4}-\d\d-\d\d$/.test(on)) throw cell.wrong("points such as start=62|2023-06-14=70|end=78");
    return { on, value: numberIn(value, cell) };
  });
}
