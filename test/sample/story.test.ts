import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DuckdbEngine } from "../../pipelines/adapters/duckdb-engine.ts";
import type { OrgUnit } from "../../pipelines/domain/catalogue.ts";
import { coverCells } from "../../pipelines/domain/form-layout.ts";
import { formWording } from "../../pipelines/domain/form-wording.ts";
import type { GridSheet } from "../../pipelines/domain/grid.ts";
import { currentReceipt } from "../../pipelines/domain/revision.ts";
import type { AcceptedValue, Receipt, Stream } from "../../pipelines/domain/submission.ts";
import { lastDayBefore, localDay } from "../../pipelines/domain/time-zone.ts";
import {
  type Close,
  isClose,
  isReopening,
  type Reopening,
  type WindowRecord,
} from "../../pipelines/domain/window-record.ts";
import { acceptedKey, quarantineKey, receivedKey, unplaced } from "../../pipelines/domain/zones.ts";
import { readSubmissionFile } from "../../pipelines/formats/submission-file.ts";
import { expectedReports } from "../../pipelines/sample/expected-reports.ts";
import type { StoryElement, StoryKind } from "../../pipelines/sample/sample-data.ts";
import { valuesFromAccepted } from "../../pipelines/steps/accepted-values.ts";
import { type LedgerStream, readLedger } from "../../pipelines/steps/read-ledger.ts";
import { readWindowRecords } from "../../pipelines/steps/read-windows.ts";
import { verifyStore } from "../../pipelines/steps/verify-store.ts";
import { openWarehouse } from "../../pipelines/steps/warehouse-relations.ts";
import { boundWith, queries } from "../queries/query-cases.ts";
import { catalogue, hashing, silent } from "../steps/reception.ts";
import { buildAt, newEngine, queryIn } from "../steps/warehouse.ts";
import { data, newPlace, play } from "./term.ts";

const place = newPlace();
let ledger: readonly LedgerStream[] = [];
const nameOf = ({ form_id, period_id, org_unit_key }: Stream): string =>
  `${form_id} ${period_id} ${org_unit_key}`;
let receiptsByName: ReadonlyMap<string, readonly Receipt[]> = new Map();
let records: readonly WindowRecord[] = [];

beforeAll(async () => {
  await play(place);
  ledger = await readLedger(place.store);
  records = await readWindowRecords(place.store);
  receiptsByName = new Map(ledger.map(({ stream, receipts }) => [nameOf(stream), receipts]));
}, 300_000);

const receiptsOf = (stream: Stream): readonly Receipt[] => receiptsByName.get(nameOf(stream)) ?? [];
const streamOf = ({ form_id, period_id, org_unit_key }: StoryElement): Stream => ({
  form_id,
  period_id: period_id!,
  org_unit_key: org_unit_key!,
});
const acceptedOf = (stream: Stream): readonly Receipt[] =>
  receiptsOf(stream).filter(({ verdict }) => verdict === "accepted");

async function valuesOf(stream: Stream, receipt: Receipt): Promise<ReadonlyMap<string, AcceptedValue>> {
  const object = await place.store.get(acceptedKey(stream, receipt.submission_id));
  const values = await valuesFromAccepted(object!.bytes);
  return new Map(values.map((value) => [value.indicator_id, value]));
}

/** What an element's cells came to in a receipt. */
async function cellValues(element: StoryElement, receipt: Receipt): Promise<readonly AcceptedValue[]> {
  const values = await valuesOf(streamOf(element), receipt);
  return element.cell!.split("|").map((cell) => values.get(cell.split(".")[0]!)!);
}

async function sheetsOf({ submission_id }: Receipt) {
  const grid = readSubmissionFile((await place.store.get(receivedKey(submission_id)))!.bytes);
  if (!grid.ok) throw new Error(grid.error.code);
  const sheet = (name: string): GridSheet => grid.value.sheets.find((each) => each.name === name)!;
  const { coverSheet, figuresSheet } = formWording.vi;
  return { format: grid.value.format, cover: sheet(coverSheet), figures: sheet(figuresSheet) };
}

const codes = (receipt: Receipt | undefined): string[] => receipt!.issues.map(({ code }) => code);

/** "rejected:rule-broken": what became of the first file. */
function expectFirst({ expected }: StoryElement, first: Receipt | undefined): void {
  const [verdict, code] = expected!.split(":");
  expect(first?.verdict).toBe(verdict);
  expect([...new Set(codes(first))]).toEqual(code === undefined ? [] : [code]);
}

/** The first file as told, then one that is accepted without a question. */
async function expectMended(element: StoryElement): Promise<readonly Receipt[]> {
  const receipts = receiptsOf(streamOf(element));
  expectFirst(element, receipts[0]);
  expect(receipts).toHaveLength(2);
  expect(receipts[1]).toMatchObject({ verdict: "accepted", issues: [] });
  return receipts;
}

/** The closes of an element's window for one cause. */
const closesOf = ({ form_id, period_id }: StoryElement, cause: Close["cause"]): readonly Close[] =>
  records
    .filter(isClose)
    .filter((close) => close.form_id === form_id && close.period_id === period_id && close.cause === cause);

/** The reopenings of an element's window. */
const reopeningsOf = ({ form_id, period_id }: StoryElement): readonly Reopening[] =>
  records.filter(isReopening).filter((each) => each.form_id === form_id && each.period_id === period_id);

/** The receipts of an element's unit that a close counts, by number. */
const countedIn = (close: Close | undefined, { org_unit_key }: StoryElement): readonly number[] =>
  close!.streams
    .filter((stream) => stream.org_unit_key === org_unit_key)
    .flatMap(({ receipts }) => receipts.map(({ receipt_no }) => receipt_no));

async function onlyReceipt(element: StoryElement): Promise<Receipt> {
  const receipts = receiptsOf(streamOf(element));
  const accepted = acceptedOf(streamOf(element));
  expect(accepted.length, element.element_id).toBeGreaterThan(0);
  expect(receipts.at(-1)).toBe(accepted.at(-1));
  expect(accepted.at(-1)!.issues).toEqual([]);
  return accepted.at(-1)!;
}

/** A ratio's value in its latest revision for every period in which the unit reported, in time order. */
async function seriesOf(formId: string, orgUnit: OrgUnit, indicatorId: string): Promise<number[]> {
  const series: number[] = [];
  for (const { form, period, orgUnit: unit } of expectedReports(catalogue)) {
    if (form.form_id !== formId || unit !== orgUnit) continue;
    const stream = {
      form_id: formId,
      period_id: period.period_id,
      org_unit_key: unit.org_unit_key,
    };
    const receipt = currentReceipt(receiptsOf(stream));
    const value = receipt === null ? undefined : (await valuesOf(stream, receipt)).get(indicatorId);
    if (value?.numerator != null) series.push(Number(value.numerator) / Number(value.denominator));
  }
  return series;
}

const rise = (series: readonly number[]): number => series.at(-1)! - series[0]!;

const find: Readonly<Record<StoryKind, (element: StoryElement) => Promise<void>>> = {
  improves: async ({ form_id, cell, other }) => {
    const wards = catalogue.orgUnits.filter(({ audience }) => audience === "ward_commune");
    const all = await Promise.all(wards.map((ward) => seriesOf(form_id, ward, cell!)));
    const long = all.filter((series) => series.length >= 8);
    expect(long.filter((series) => rise(series) > 0.1).length).toBeGreaterThanOrEqual(Number(other));
  },
  stagnates: async ({ form_id, cell, org_unit_key }) => {
    const unit = catalogue.orgUnits.find((each) => each.org_unit_key === org_unit_key)!;
    const series = await seriesOf(form_id, unit, cell!);
    expect(series.length).toBeGreaterThan(15);
    expect(Math.max(...series) - Math.min(...series)).toBeLessThan(0.03);
  },
  merger: async (element) => {
    expect(acceptedOf(streamOf(element)).length).toBeGreaterThan(0);
    expect(receiptsOf({ ...streamOf(element), period_id: element.other! })).toEqual([]);
  },
  ends: async (element) => {
    const own = ledger.filter(
      ({ stream }) => stream.form_id === element.form_id && stream.org_unit_key === element.org_unit_key,
    );
    const accepted = own.filter(({ receipts }) => receipts.some(({ verdict }) => verdict === "accepted"));
    const periods = accepted.map(({ stream }) => stream.period_id).sort();
    expect(periods.at(-1)).toBe(element.period_id);
  },
  late: async (element) => {
    expectFirst(element, receiptsOf(streamOf(element))[0]);
    expect(receiptsOf(streamOf(element))[0]!.timeliness).toBe("late");
  },
  "never-sent": async (element) => expect(receiptsOf(streamOf(element))).toEqual([]),
  "after-close": async (element) => {
    const receipts = receiptsOf(streamOf(element));
    expect(receipts).toHaveLength(1);
    expectFirst(element, receipts[0]);
  },
  "after-its-end": async (element) => find["after-close"](element),
  "left-returned": async (element) => find["after-close"](element),
  typed: async (element) => {
    const receipt = await onlyReceipt(element);
    const { figures } = await sheetsOf(receipt);
    for (const { cell, numerator } of await cellValues(element, receipt)) {
      expect(figures.cells.get(cell)?.kind).toBe("text");
      expect(numerator).toBeGreaterThan(0n);
    }
    const texts = [...figures.cells.values()].map((cell) => (cell.kind === "text" ? cell.text : ""));
    expect(texts.some((text) => /^\d\.\d{3}$/.test(text))).toBe(true);
  },
  explained: async (element) => {
    const [value] = await cellValues(element, await onlyReceipt(element));
    expect(value).toMatchObject({ reason_code: element.reason_code });
    expect(["reported", "zero"]).toContain(value!.value_status);
  },
  blank: async (element) => {
    const [value] = await cellValues(element, await onlyReceipt(element));
    expect(value).toMatchObject({ value_status: "missing", reason_code: element.reason_code });
  },
  "not-applicable": async (element) => {
    const own = ledger.filter(
      ({ stream }) => stream.form_id === element.form_id && stream.org_unit_key === element.org_unit_key,
    );
    expect(own.length).toBeGreaterThan(10);
    for (const { stream } of own) {
      const receipt = currentReceipt(receiptsOf(stream));
      if (receipt === null) continue;
      for (const value of await cellValues({ ...element, period_id: stream.period_id }, receipt)) {
        expect(value).toMatchObject({ value_status: "not_applicable", reason_code: element.reason_code });
      }
    }
  },
  spelled: async (element) => {
    const { cover } = await sheetsOf(await onlyReceipt(element));
    expect(cover.cells.get(coverCells.unit)).toMatchObject({ text: element.typed });
  },
  csv: async (element) => expect((await sheetsOf(await onlyReceipt(element))).format).toBe("csv"),
  amended: async (element) => {
    await expectMended(element);
  },
  estimated: async (element) => {
    const [first, second] = await expectMended(element);
    const before = await cellValues(element, first!);
    const after = await cellValues(element, second!);
    expect(new Set(before.map(({ value_status }) => value_status))).toEqual(new Set(["estimated"]));
    expect(new Set(after.map(({ value_status }) => value_status))).toEqual(new Set(["reported"]));
  },
  insisted: async (element) => {
    const [first, second] = await expectMended(element);
    const [before] = await cellValues(element, first!);
    const [after] = await cellValues(element, second!);
    expect(after).toEqual({ ...before, reason_code: element.reason_code });
  },
  "amended-after": async (element) => {
    const [, second] = await expectMended(element);
    const [other] = receiptsOf({ ...streamOf(element), period_id: element.other! });
    expect(second!.received_at > other!.received_at).toBe(true);
  },
  reopened: async (element) => {
    const [first, last] = element.other!.split("|");
    const [reopening] = reopeningsOf(element);
    expect(reopening).toMatchObject({ org_unit_key: element.org_unit_key, reason: element.typed });
    expect(localDay(reopening!.reopened_at, catalogue.programme.time_zone)).toBe(first);
    expect(lastDayBefore(reopening!.until_at, catalogue.programme.time_zone)).toBe(last);
    const [[closed], [closedAgain]] = [closesOf(element, "window"), closesOf(element, "reopening")];
    expect(closed!.closed_at < reopening!.reopened_at).toBe(true);
    expect(closedAgain).toMatchObject({ instant: reopening!.until_at });
    const ofUnit = closedAgain!.streams.map(({ org_unit_key }) => org_unit_key);
    const corrections = data.story.filter(
      (other) => other.kind === "amended-reopened" && other.period_id === element.period_id,
    );
    expect(ofUnit).toEqual(corrections.map(({ org_unit_key }) => org_unit_key).sort());
  },
  "amended-reopened": async (element) => {
    const [first, second] = await expectMended(element);
    const [reopening] = reopeningsOf(element);
    expect(second).toMatchObject({
      timeliness: "late",
      sender_key: element.other ?? element.org_unit_key,
      org_unit_key: element.org_unit_key,
    });
    expect(second!.received_at > reopening!.reopened_at).toBe(true);
    expect(second!.received_at < reopening!.until_at).toBe(true);
    const [[before], [after]] = [await cellValues(element, first!), await cellValues(element, second!)];
    expect(after!.numerator).not.toBe(before!.numerator);
    expect(countedIn(closesOf(element, "window")[0], element)).toEqual([first!.receipt_no]);
    expect(countedIn(closesOf(element, "reopening")[0], element)).toEqual([second!.receipt_no]);
  },
  noted: async (element) => {
    const [first, second] = await expectMended(element);
    expect(first!.is_quarantined).toBe(true);
    expect(await place.store.head(quarantineKey(first!.submission_id))).not.toBeNull();
    expect(await place.store.head(receivedKey(first!.submission_id))).toBeNull();
    expect(second!.is_quarantined).toBe(false);
  },
  "too-early": async (element) => {
    await expectMended(element);
  },
  "sent-by-another": async (element) => {
    const astray = receiptsOf({ form_id: unplaced, period_id: unplaced, org_unit_key: element.other! });
    expectFirst(element, astray[0]);
    expect(acceptedOf(streamOf(element)).length).toBeGreaterThan(0);
  },
  twice: async (element) => expect(receiptsOf(streamOf(element))).toHaveLength(1),
};

describe("every element of the story is found again", () => {
  it.each(data.story.map((element) => [element.element_id, element] as const))("%s", async (_, element) => {
    await find[element.kind](element);
  });
});

describe("the term as a whole", () => {
  const all = (): readonly Receipt[] => ledger.flatMap(({ receipts }) => receipts);

  it("has about 240 revisions, more than 1,100 reports, and every way to stand", () => {
    const streams = ledger.filter(({ receipts }) => receipts.some(({ verdict }) => verdict === "accepted"));
    const accepted = all().filter(({ verdict }) => verdict === "accepted");
    expect(streams.length).toBeGreaterThan(1100);
    expect(accepted.length - streams.length).toBeGreaterThan(215);
    expect(accepted.length - streams.length).toBeLessThan(265);
    const late = accepted.filter(({ timeliness }) => timeliness === "late").length / accepted.length;
    expect(late).toBeGreaterThan(0.08);
    expect(late).toBeLessThan(0.3);
  });

  it("has every window closed 15 minutes after its end, and no file counted late or twice", async () => {
    const closes = records.filter(isClose);
    const windows = new Set(
      expectedReports(catalogue).map(({ form, period }) => `${form.form_id} ${period.period_id}`),
    );
    const ended = closes.filter(({ cause }) => cause === "window");
    expect(ended.map(({ form_id, period_id }) => `${form_id} ${period_id}`).sort()).toEqual(
      [...windows].sort(),
    );
    for (const { instant, closed_at } of closes) {
      expect(Date.parse(closed_at) - Date.parse(instant)).toBe(15 * 60_000);
    }
    expect(closes.filter(({ cause }) => cause === "straggler")).toEqual([]);
    const { problems, notes } = await verifyStore({ store: place.store, hashing, journal: silent });
    expect([...problems, ...notes]).toEqual([]);
  });

  it("is simulated to the last receipt", () => {
    expect(all().filter(({ is_simulated }) => !is_simulated)).toEqual([]);
  });

  it("asks about nothing but what the story means to be asked about", () => {
    const meant = data.story.filter(({ expected }) => expected?.startsWith("accepted:"));
    const asked = ledger.filter(({ receipts }) =>
      receipts.some(({ verdict, issues }) => verdict === "accepted" && issues.length > 0),
    );
    expect(asked.map(({ stream }) => nameOf(stream)).sort()).toEqual(
      meant.map((element) => nameOf(streamOf(element))).sort(),
    );
  });

  it("holds a person nowhere but in the one note", () => {
    const quarantined = ledger.filter(({ receipts }) =>
      receipts.some(({ is_quarantined }) => is_quarantined),
    );
    const noted = data.story.filter(({ kind }) => kind === "noted");
    expect(quarantined.map(({ stream }) => nameOf(stream))).toEqual(
      noted.map((element) => nameOf(streamOf(element))),
    );
    const found = all().filter((receipt) => codes(receipt).includes("personal-detail"));
    expect(found).toHaveLength(noted.length);
  });
});

describe("the named queries over the whole term", () => {
  let engine: DuckdbEngine;
  beforeAll(async () => {
    await buildAt("2026-02-10T00:00:00.000Z", place.store);
    engine = await newEngine();
    await openWarehouse({ store: place.store, engine, hashing });
  }, 300_000);
  afterAll(() => engine.close());

  it.each(queries)("$name answers with rows of one key each", async (query) => {
    const { statement, values } = boundWith(query);
    const answer = await engine.ask(statement, values);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    const { rows, columns } = answer.value;
    expect(rows.length).toBeGreaterThan(0);
    expect(columns).toEqual(query.columns.map(({ name, type }) => ({ name, type })));
    const keys = rows.map((row) => JSON.stringify(query.key.map((name) => row[name])));
    expect(new Set(keys).size).toBe(rows.length);
  });
});

describe("the story in the warehouse", () => {
  const thin = newPlace();

  beforeAll(async () => {
    for await (const { key } of place.store.list("")) {
      if (!/^((ledger|accepted)\/form=(wards-quarterly\/period=202(3-|4-Q[24])|_)|windows\/)/.test(key))
        continue;
      await thin.store.create(key, (await place.store.get(key))!.bytes);
    }
    await buildAt("2025-02-10T00:00:00.000Z", thin.store);
  });

  it("keeps the figure that was insisted on in both revisions, with its reason in the second", async () => {
    const rows = await queryIn(
      thin.store,
      `select revision, value_status, reason_code, is_simulated from observations
       where org_unit_key = '20375a' and period_id = '2023-Q4' and indicator_id = 'land-donated-area'
       order by revision`,
    );
    expect(rows).toEqual([
      { revision: 1, value_status: "reported", reason_code: null, is_simulated: true },
      { revision: 2, value_status: "reported", reason_code: "BD1", is_simulated: true },
    ]);
  });

  it("shows the windows that were reopened, for whom and until when", async () => {
    const rows = await queryIn(
      thin.store,
      `select period_id, strftime(reopened_until_at, '%Y-%m-%d %H:%M') as until, reopened_for_key
       from windows where form_id = 'wards-quarterly' and reopened_until_at is not null order by period_id`,
    );
    expect(rows).toEqual([
      { period_id: "2024-Q2", until: "2024-07-19 17:00", reopened_for_key: null },
      { period_id: "2024-Q4", until: "2025-01-17 17:00", reopened_for_key: "20338a" },
    ]);
  });

  it("keeps a correction sent by the successor under the old key, late, as the last revision", async () => {
    const rows = await queryIn(
      thin.store,
      `select o.org_unit_key, o.revision, s.timeliness, s.sender_key
       from observations o join submissions s using (submission_id)
       where o.period_id = '2024-Q4' and o.org_unit_key in ('20338a', '20347b')
         and indicator_id = 'citizen-reception-count'
       order by o.revision`,
    );
    expect(rows).toEqual([
      { org_unit_key: "20338a", revision: 1, timeliness: "on_time", sender_key: "20338a" },
      { org_unit_key: "20338a", revision: 2, timeliness: "late", sender_key: "20347b" },
    ]);
  });

  it("names what was asked about and what was returned, file by file", async () => {
    const rows = await queryIn(
      thin.store,
      `select issues.org_unit_key, issues.period_id, verdict, code
       from submissions join issues using (submission_id, receipt_no)
       where code in ('ten-times-history', 'number-ambiguous', 'someone-elses-form')
       order by issues.org_unit_key`,
    );
    expect(rows).toEqual([
      { org_unit_key: "20335a", period_id: "2023-Q3", verdict: "accepted", code: "ten-times-history" },
      { org_unit_key: "20350a", period_id: "2023-Q2", verdict: "rejected", code: "number-ambiguous" },
      { org_unit_key: "20359a", period_id: "_", verdict: "rejected", code: "someone-elses-form" },
      { org_unit_key: "20375a", period_id: "2023-Q4", verdict: "accepted", code: "ten-times-history" },
    ]);
  });
});
