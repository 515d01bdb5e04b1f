import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { rowsFromParquet } from "../../pipelines/formats/parquet.ts";
import { runRoad, siteFolder } from "./whole-road.ts";

/** Published values, null where there is none, by the part of an address that leads to where they are from: "<indicator>#2024-Q1-20341n". */
const values = new Map<string, number | null>();

beforeAll(async () => {
  runRoad();
  const data = (name: string): string => join(siteFolder, "data", name);
  const { default_calendar_id } = JSON.parse(readFileSync(data("programme.json"), "utf8"));
  for (const row of await rowsFromParquet(readFileSync(data("indicator_values.parquet")))) {
    const { indicator_id, calendar_id, period_id, org_unit_key, boundary, value } = row;
    const calendar = calendar_id === default_calendar_id ? "" : `${calendar_id}.`;
    const restated = boundary === "as_reported" ? "" : `-${boundary}`;
    values.set(
      `${indicator_id}#${calendar}${period_id}-${org_unit_key}${restated}`,
      value === null ? null : Number(value),
    );
  }
}, 600_000);

interface Shown {
  readonly page: string;
  readonly what: string;
  readonly text: string;
}

/** Every figure of a page that leads to its reports and cells. */
const figuresOn = (page: string): readonly Shown[] =>
  [
    ...readFileSync(join(siteFolder, page), "utf8").matchAll(
      /<a class="figure" href="[^"]*?(?:chi-tieu|indicators)\/([\w-]+)\/(?:nguon|sources)\.html(#[^"]+)">([^<]+)<\/a>/g,
    ),
  ].map(([, indicator, anchor, text]) => ({ page, what: `${indicator}${anchor}`, text: text! }));

/** What a flag is written as. */
const words: Readonly<Record<string, number>> = { có: 1, không: 0, yes: 1, no: 0 };

/** To so many decimals, halves up as in decimal notation: a published value has four at most. */
const rounded = (value: number, decimals: number): string =>
  (Math.round(Math.round(value * 10_000) / 10 ** (4 - decimals)) / 10 ** decimals).toFixed(decimals);

/** Whether a page writes the published value as its language does, as many decimals, "1.234,5" or "1,234.5"; no number for none. */
function isPublished({ page, what, text }: Shown): boolean {
  const value = values.get(what);
  if (value === undefined || value === null) return value === null && !/\d/.test(text);
  if (text in words) return value === words[text];
  const [decimal, group] = page.startsWith("en/") ? [".", ","] : [",", "."];
  const shown = /[\d.,]+/.exec(text)?.[0] ?? "";
  const decimals = shown.split(decimal)[1]?.length ?? 0;
  const [whole, part] = rounded(value, decimals).split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, group);
  return shown === (part === undefined ? grouped : `${grouped}${decimal}${part}`);
}

describe("figures on pages", () => {
  it.each([
    { language: "vi", isOf: (page: string) => !page.startsWith("en/") },
    { language: "en", isOf: (page: string) => page.startsWith("en/") },
  ])("equal what is published, each of them, in the notation of $language", ({ isOf }) => {
    const pages = readdirSync(siteFolder, { recursive: true, encoding: "utf8" })
      .map((name) => name.replaceAll("\\", "/"))
      .filter((name) => name.endsWith(".html") && isOf(name));
    const shown = pages.flatMap(figuresOn);
    expect(new Set(shown.map(({ page }) => page)).size).toBeGreaterThan(100);
    expect(new Set(shown.map(({ what }) => what)).size).toBeGreaterThan(10_000);
    expect(shown.filter((figure) => !isPublished(figure)).slice(0, 5)).toEqual([]);
  });
});
