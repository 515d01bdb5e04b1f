import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { JSDOM } from "jsdom";
import { beforeAll, describe, expect, it } from "vitest";
import { lacksOf, quoted } from "../../dashboards/src/components/notebook.ts";
import { readNotebooks, runNotebooks } from "../../dashboards/src/data/run-notebooks.ts";
import { publishedTables } from "../../pipelines/domain/published.ts";
import { runRoad, siteFolder } from "./whole-road.ts";

beforeAll(() => {
  runRoad();
});
const documentOf = (path: string): Document =>
  new JSDOM(readFileSync(join(siteFolder, `${path}.html`), "utf8")).window.document;
const textIn = (node: Element | null): string => node?.textContent?.replace(/\s+/g, " ") ?? "";

describe("the data page of the sample term", () => {
  it("leads to three files of every table that are there and as large as it says", () => {
    const links = [...documentOf("du-lieu/index").querySelectorAll<HTMLAnchorElement>(".datasets a")];
    const files = links.map((link) => link.getAttribute("href")!.replace("../", ""));
    const formats = ["csv", "parquet", "arrow"];
    expect(files).toEqual(
      publishedTables.flatMap((table) => formats.map((format) => `data/${table}.${format}`)),
    );
    for (const file of files) expect(statSync(join(siteFolder, file)).size, file).toBeGreaterThan(0);
    const { resources } = JSON.parse(readFileSync(join(siteFolder, "data/datapackage.json"), "utf8"));
    for (const { path, bytes, alternates } of resources)
      for (const told of [{ path, bytes }, ...alternates])
        expect(statSync(join(siteFolder, "data", told.path)).size, told.path).toBe(told.bytes);
  });

  it("offers nothing restricted in any format", () => {
    const arrow = readFileSync(join(siteFolder, "data/indicator_values.arrow"));
    expect(arrow.includes("hotspot-count")).toBe(false);
    expect(arrow.includes("gathering-people-rate")).toBe(true);
  });
});

describe("the analyses of the sample term", () => {
  it("have data for every sentence and picture, and their pages say what the queries answer now", async () => {
    const sources = await readNotebooks("notebooks", "tam-ky-2021-2025");
    const run = await runNotebooks(sources, join(siteFolder, "data"));
    expect(run).toHaveLength(3);
    for (const notebook of run) {
      expect(lacksOf(notebook), notebook.id).toEqual([]);
      for (const [language, folder] of [
        ["vi", "phan-tich"],
        ["en", "en/analyses"],
      ] as const) {
        const document = documentOf(`${folder}/${notebook.id}`);
        expect(textIn(document.querySelector("h1"))).toBe(quoted(notebook.title, notebook, language));
        for (const block of notebook.blocks)
          if (block.kind !== "sql")
            expect(textIn(document.querySelector("main"))).toContain(quoted(block.text, notebook, language));
      }
    }
  });

  it("are all there is: no page of an analysis that is not in notebooks/", () => {
    const pages = readdirSync(join(siteFolder, "phan-tich")).sort();
    expect(pages).toEqual([
      "index.html",
      "late-reporting.html",
      "mergers-2025.html",
      "targets-together.html",
    ]);
  });
});
