import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { PublishedManifest, PublishedProgramme } from "../../pipelines/domain/published.ts";
import { hashing, rowsFromCsv } from "../programmes/programme-folder.ts";
import { expectedValues, ratioId, tenThousandths } from "./england-oracle.ts";
import { type EnglandRoad, realFolder } from "./england-road.ts";
import { readSuccessions } from "./england-succession.ts";

/** What a site of England's programme would show, and what this repository must not hold. */
export function describePublication(road: () => EnglandRoad): void {
  const published = (...names: string[]): Uint8Array =>
    readFileSync(join(road().storeFolder, "published", ...names));
  const json = <T>(...names: string[]): T => JSON.parse(new TextDecoder().decode(published(...names))) as T;
  const manifest = (): PublishedManifest => json("manifest.json");

  describe("what is published of it", () => {
    it("is every file that the manifest names, and no other", () => {
      const { build_id, objects } = manifest();
      const folder = join(road().storeFolder, "published", build_id);
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      );
      const names = files.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
      expect(names.sort()).toEqual(objects.map(({ name }) => name).sort());
      for (const { name, sha256 } of objects)
        expect(hashing.sha256(published(build_id, name)), name).toBe(sha256);
      for (const { indicator_id } of road().catalogue.indicators) {
        expect(names).toContain(`indicators/${indicator_id}.csv`);
      }
      for (const { ons_code } of road().returns) expect(names).toContain(`org-units/${ons_code}.parquet`);
    });

    it("is England's own: its names, licence, time zone, and when it was last told something", () => {
      expect(json<PublishedProgramme>(manifest().build_id, "programme.json")).toMatchObject({
        programme_id: "england-homelessness",
        name_en: "Statutory homelessness, England, 2020-2025",
        licence: "OGL-UK-3.0",
        time_zone: "Europe/London",
        total_org_unit_key: "england",
        is_simulated: true,
        known_at: "2026-01-01T01:00:00.000Z",
      });
    });

    it("has decimal points, and the same figures as the warehouse to the last digit", () => {
      const rows = rowsFromCsv(published(manifest().build_id, "indicators", `${ratioId}.csv`));
      const expected = expectedValues(2024, road().returns, readSuccessions(realFolder));
      const found = rows.filter(({ period_id }) => period_id!.startsWith("2024"));
      expect(found.length).toBeGreaterThan(4_000);
      const wrong = found.filter(({ boundary, org_unit_key, period_id, value }) => {
        const given = expected.get(`${boundary} ${ratioId} ${org_unit_key} ${period_id}`)?.value;
        return !/^(\d+(\.\d{1,4})?)?$/.test(value!) || tenThousandths(value) !== given;
      });
      expect(wrong.slice(0, 3)).toEqual([]);
      expect(rows.find(({ org_unit_key }) => org_unit_key === "E06000066")).toMatchObject({
        org_unit_en: "Somerset Council (UA)",
        indicator_en: "Owed a duty per 1,000 households",
        unit_en: "per 1,000 households",
      });
    });

    it("stands: publishing and building again change nothing", async () => {
      for (const command of ["build", "publish"]) {
        const { code, stdout } = await road().thuocdo([command]);
        expect(stdout).toMatch(/Nothing changed|still holds/);
        expect(code).toBe(0);
      }
    });
  });

  describe("the command line on England's programme", () => {
    it("finds the catalogue good", async () => {
      const { code, stdout } = await road().thuocdo(["catalogue", "check"]);
      expect(stdout).toBe(
        "The catalogue england-homelessness is valid: 13 indicators, 1 forms, 332 org units, 39 periods.\n",
      );
      expect(code).toBe(0);
    });

    it("answers in SQL, in digits that no locale touches", async () => {
      const { code, stdout } = await road().thuocdo([
        "sql",
        `select org_unit_key, numerator, denominator, value from indicator_values
         where boundary = 'as_reported' and indicator_id = '${ratioId}' and period_id = '2020-Q2'
           and org_unit_key = 'E06000001'`,
        "--format",
        "csv",
      ]);
      expect(stdout.replace("\ufeff", "").trim().split(/\r?\n/)).toEqual([
        "org_unit_key,numerator,denominator,value",
        "E06000001,111.0000,42.0770,2.6380",
      ]);
      expect(code).toBe(0);
    });
  });

  describe("the repository", () => {
    it("holds nothing of these returns: no workbook, no table of authorities", () => {
      const tracked = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" })
        .split("\0")
        .filter(Boolean);
      const codesIn = (path: string): number =>
        new Set(readFileSync(path, "latin1").match(/\bE0[6-9]\d{6}\b/g) ?? []).size;
      expect(tracked.filter((path) => codesIn(path) > 10)).toEqual([]);
      expect(tracked.filter((path) => /\.(xlsx|parquet|duckdb)$/.test(path))).toEqual([]);
    });
  });
}
