import { beforeAll, describe, expect, it } from "vitest";
import type { OrgUnit } from "../../pipelines/domain/catalogue.ts";
import { coverCells } from "../../pipelines/domain/form-layout.ts";
import { formWording } from "../../pipelines/domain/form-wording.ts";
import type { GridSheet } from "../../pipelines/domain/grid.ts";
import { currentReceipt } from "../../pipelines/domain/revision.ts";
import type { AcceptedValue, Receipt, Stream } from "../../pipelines/domain/submission.ts";
import { acceptedKey, quarantineKey, receivedKey, unplaced } from "../../pipelines/domain/zones.ts";
import { readSubmissionFile } from "../../pipelines/formats/submission-file.ts";
import { expectedReports } from "../../pipelines/sample/expected-reports.ts";
import type { StoryElement, StoryKind } from "../../pipelines/sample/sample-data.ts";
import { valuesFromAccepted } from "../../pipelines/steps/accepted-values.ts";
import { type LedgerStream, readLedger } from "../../pipelines/steps/read-ledger.ts";
import { catalogue } from "../steps/reception.ts";
import { buildAt, queryIn } from "../steps/warehouse.ts";
import { data, newPlace, play } from "./term.ts";

const place = newPlace();
let ledger: readonly LedgerStream[] = [];
const nameOf = ({ form_id, period_id, org_unit_key }: Stream): string =>
  `${form_id} ${period_id} ${org_unit_key}`;
let receiptsByName: ReadonlyMap<string, readonly Receipt[]> = new Map();

beforeAll(async () => {
  await play(place);
  ledger = await readLedger(place.store);
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

describe("the story in the warehouse", () => {
  const thin = newPlace();

  beforeAll(async () => {
    for await (const { key } of place.store.list("")) {
      if (!/^(ledger|accepted)\/form=(wards-quarterly\/period=2023-|_)/.test(key)) continue;
      await thin.store.create(key, (await place.store.get(key))!.bytes);
    }
    await buildAt("2024-01-10T00:00:00.000Z", thin.store);
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
