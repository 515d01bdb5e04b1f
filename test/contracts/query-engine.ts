import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { canonicalJson } from "../../pipelines/domain/canonical-json.ts";
import { Fatal } from "../../pipelines/domain/fault.ts";
import type { Column, Row } from "../../pipelines/domain/tables.ts";
import { parquetFromRows, rowsFromParquet } from "../../pipelines/formats/parquet.ts";
import type { QueryEngine } from "../../pipelines/ports/query-engine.ts";

const columns: readonly Column[] = [
  { name: "place", type: "VARCHAR" },
  { name: "is_open", type: "BOOLEAN" },
  { name: "year", type: "INTEGER" },
  { name: "people", type: "BIGINT" },
  { name: "area", type: "DECIMAL(18,4)" },
  { name: "founded_on", type: "DATE" },
  { name: "seen_at", type: "TIMESTAMP" },
];

const row = (place: string, people: string | null, more: Partial<Row> = {}): Row => ({
  place,
  is_open: true,
  year: 2023,
  people,
  area: "12.5000",
  founded_on: "2006-09-29",
  seen_at: "2023-06-16T02:30:00.120Z",
  ...more,
});
const nothing: Row = {
  ...row("Đà Nẵng", null),
  is_open: null,
  year: null,
  area: null,
  founded_on: null,
  seen_at: null,
};
const rows = [row("Tam Kỳ", "120000"), nothing, row("An Xuân", "9223372036854775807", { area: "-0.0001" })];
const select = "select place, is_open, year, people, area, founded_on, seen_at from places";

/** What every engine must do alike: the embedded one and the remote one. `create` gives a fresh engine. */
export function queryEngineContract(name: string, create: () => Promise<QueryEngine>): void {
  describe(`${name} as a query engine`, () => {
    let engine: QueryEngine;
    beforeEach(async () => {
      engine = await create();
    });
    afterEach(() => engine.close());
    const attach = (given: readonly Row[]) =>
      engine.attach("places", columns, [{ bytes: parquetFromRows(columns, given) }]);

    it("names itself and its version", () => {
      expect(engine.version).toMatch(/^\w+ \S*\d/);
    });

    it("gives rows as JSON: exact numbers as text, dates and UTC instants as ISO text", async () => {
      await attach(rows);
      expect(await engine.query(`${select} order by place`)).toEqual(
        [...rows].sort((a, b) => Buffer.compare(Buffer.from(String(a.place)), Buffer.from(String(b.place)))),
      );
    });

    it("tells nothing from an empty text, and an empty text from nothing", async () => {
      await attach([row("", "1"), row("Tam Kỳ", null)]);
      await engine.define("copied", "select place, people, nullif(place, '') as filled from places");
      expect(await engine.query("select place, people, filled from copied order by place")).toEqual([
        { place: "", people: "1", filled: null },
        { place: "Tam Kỳ", people: null, filled: "Tam Kỳ" },
      ]);
    });

    it("gives every row of a long answer, in its order", async () => {
      const places = Array.from({ length: 2_345 }, (_, at) => row(`place ${at}`, String(at)));
      await attach(places);
      const answer = await engine.query("select people from places order by people");
      expect(answer).toEqual(places.map(({ people }) => ({ people })));
    });

    it("reads one file as often as it is given", async () => {
      const bytes = parquetFromRows(columns, [rows[0]!]);
      await engine.attach("places", columns, [{ bytes }, { bytes }]);
      expect(await engine.query("select cast(count(*) as bigint) as n from places")).toEqual([{ n: "2" }]);
    });

    it("orders text by its bytes and puts nothing last", async () => {
      const places = ["Đ", "z", "Z", "a", "", "\u{1F600}", "\uFFFD"];
      await attach(places.map((place) => row(place, "1")));
      const select = "select nullif(place, '') as place from places";
      const place = [columns[0]!];
      const built = await rowsFromParquet(await (await engine.build(select, place, ["place"])).read());
      const ordered = ["Z", "a", "z", "Đ", "\uFFFD", "\u{1F600}", null];
      expect(built.map((found) => found.place)).toEqual(ordered);
      expect((await engine.query(`${select} order by place nulls last`)).map((found) => found.place)).toEqual(
        ordered,
      );
    });

    it("makes one relation of many sources, and another of that name takes its place", async () => {
      await engine.attach(
        "places",
        columns,
        rows.map((one) => ({ bytes: parquetFromRows(columns, [one]) })),
      );
      expect(await engine.query("select cast(count(*) as bigint) as n from places")).toEqual([{ n: "3" }]);
      await attach([rows[0]!]);
      expect(await engine.query("select place from places")).toEqual([{ place: "Tam Kỳ" }]);
    });

    it("has the columns even where there is no file", async () => {
      await engine.attach("places", columns, []);
      expect(await engine.query(select)).toEqual([]);
      expect(await engine.query("select cast(sum(area) as decimal(18,4)) as area from places")).toEqual([
        { area: null },
      ]);
    });

    it("reads columns from the place of a file when they are not in it", async () => {
      const inFile = columns.filter(({ name: column }) => column !== "year" && column !== "place");
      const bytes = parquetFromRows(inFile, [rows[0]!]);
      await engine.attach("places", columns, [
        { bytes, partition: { place: "P'hú", year: 2024 } },
        { bytes, partition: { place: "B", year: 2025 } },
      ]);
      expect(
        await engine.query("select place, year, people from places where year >= 2024 order by year"),
      ).toEqual([
        { place: "P'hú", year: 2024, people: "120000" },
        { place: "B", year: 2025, people: "120000" },
      ]);
    });

    it("defines a relation of rows as they are now, even of itself", async () => {
      await attach(rows);
      await engine.define("small", "select place, people from places where people < 200000");
      await attach([]);
      await engine.define("small", "select place, people + 1 as people from small");
      await engine.define("places", "select place from small");
      expect(await engine.query("select place, people from small")).toEqual([
        { place: "Tam Kỳ", people: "120001" },
      ]);
      expect(await engine.query("select * from places")).toEqual([{ place: "Tam Kỳ" }]);
      await attach(rows);
      expect(await engine.query("select cast(count(*) as bigint) as n from places")).toEqual([{ n: "3" }]);
    });

    it("forgets a relation, and makes it again", async () => {
      await attach(rows);
      await engine.define("small", "select place from places");
      for (const name of ["small", "places", "nowhere"]) await engine.drop(name);
      await expect(engine.query("select * from small")).rejects.toThrow(/small/);
      await expect(engine.query("select * from places")).rejects.toThrow(/places/);
      await attach([rows[0]!]);
      await engine.define("small", "select place from places");
      expect(await engine.query("select place from small")).toEqual([{ place: "Tam Kỳ" }]);
    });

    it("builds Parquet in the key's order with exactly the columns' types", async () => {
      await attach(rows);
      const built = await engine.build(select, columns, ["place"]);
      expect(built.row_count).toBe(3);
      expect((await rowsFromParquet(await built.read())).map(({ place }) => place)).toEqual([
        "An Xuân",
        "Tam Kỳ",
        "Đà Nẵng",
      ]);
      await engine.attach("again", columns, [built.source]);
      const types = await engine.query(
        "select column_name, data_type from information_schema.columns where table_name = 'again' order by ordinal_position",
      );
      // Trino adds that an instant has milliseconds
      const typeOf = (said: unknown) => String(said).toUpperCase().replace("TIMESTAMP(3)", "TIMESTAMP");
      expect(types.map(({ column_name, data_type }) => [column_name, typeOf(data_type)])).toEqual(
        columns.map(({ name: column, type }) => [column, type]),
      );
    });

    it("builds the same bytes from the same rows in any order, and other content from other rows", async () => {
      await attach(rows);
      const one = await engine.build(select, columns, ["place"]);
      await attach([...rows].reverse());
      const again = await engine.build(select, columns, ["place"]);
      expect(again.content_sha256).toBe(one.content_sha256);
      expect(await again.read()).toEqual(await one.read());
      await attach([...rows.slice(0, 2), row("An Xuân", "1")]);
      expect((await engine.build(select, columns, ["place"])).content_sha256).not.toBe(one.content_sha256);
    });

    it("says by a hash of canonical JSON lines what an object holds", async () => {
      const strange = ['a "quoted" \\ word', "a\ttab, a\nline, a\u001f unit\u0000", "", "😀 Tam Kỳ\u2028"];
      const given = [...rows, ...strange.map((place, at) => row(place, String(at), { area: "-0.5000" }))];
      await attach(given);
      const built = await engine.build(select, columns, ["place"]);
      const inOrder = given.toSorted((a, b) =>
        Buffer.compare(Buffer.from(String(a.place)), Buffer.from(String(b.place))),
      );
      const lines = inOrder.map((one) => `${canonicalJson(one)}\n`).join("");
      expect(built.content_sha256).toBe(createHash("sha256").update(lines).digest("hex"));
    });

    it("builds nothing into a file that still has its columns", async () => {
      await engine.attach("places", columns, []);
      const built = await engine.build(select, columns, ["place"]);
      expect(built.row_count).toBe(0);
      await engine.attach("again", columns, [built.source]);
      expect(await engine.query("select place, seen_at from again")).toEqual([]);
    });

    it("rounds a wider type to the column's, and refuses a number that does not fit", async () => {
      const area: Column[] = [{ name: "area", type: "DECIMAL(18,4)" }];
      const built = await engine.build("select cast(1.00005 as decimal(38,8)) as area", area, ["area"]);
      expect(await rowsFromParquet(await built.read())).toEqual([{ area: "1.0001" }]);
      const tooBig = "select cast(100000000000000 as decimal(38,4)) as area";
      await expect(engine.build(tooBig, area, ["area"])).rejects.toThrow(Fatal);
    });

    it("refuses two rows of one key", async () => {
      await attach([row("Tam Kỳ", "1"), row("Tam Kỳ", "2")]);
      await expect(engine.build(select, columns, ["place"])).rejects.toThrow(/place.*Tam Kỳ/);
    });

    it("throws Fatal, with the engine's reason, for a statement it can't run", async () => {
      await expect(engine.query("select nonsense from nowhere")).rejects.toThrow(Fatal);
      await expect(engine.query("select nonsense from nowhere")).rejects.toThrow(/nowhere/);
      await expect(engine.define("made", "select nonsense from nowhere")).rejects.toThrow(Fatal);
      await expect(engine.query("select * from made")).rejects.toThrow(Fatal);
    });
  });
}
