import type { ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../dashboards/chromium.ts";
import { cellText } from "../../dashboards/src/components/console/cells.ts";
import { publishedTables } from "../../pipelines/domain/published.ts";
import { contentTypeOf } from "../../pipelines/domain/site-files.ts";
import { rowsFromParquet } from "../../pipelines/formats/parquet.ts";
import { runCli } from "../commands/cli.ts";
import { axeViolations, views } from "./axe.ts";
import { runRoad, siteFolder, startServing, store } from "./whole-road.ts";

let browser: Browser;
let served: { url: string; process: ChildProcess };

beforeAll(async () => {
  runRoad();
  [browser, served] = await Promise.all([launchChromium(), startServing()]);
});
afterAll(async () => {
  await browser?.close();
  served?.process.kill();
});

async function withPage<T>(options: BrowserContextOptions, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext(options);
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

const addressOf = (hash = "", path = "tra-cuu"): string => `${served.url}${path}.html${hash}`;
const statusOf = (page: Page) => page.locator("[data-part=status]").textContent();
const whenIdle = (page: Page) => page.locator("[data-part=run][aria-disabled=false]").waitFor();

/** Presses Run and waits for the end; returns what is announced. */
async function run(page: Page, sql?: string): Promise<string | null> {
  if (sql !== undefined) await page.locator("#statement").fill(sql);
  await page.locator("#statement").press("Control+Enter");
  await page
    .locator("[data-part=run][aria-disabled=true]")
    .waitFor({ timeout: 1_000 })
    .catch(() => {});
  await whenIdle(page);
  return statusOf(page);
}

const shownRows = (page: Page): Promise<string[][]> =>
  page
    .locator("[data-part=rows] tbody tr")
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? "")),
    );

/** A cell of the warehouse's JSON as the console shows it. */
const cellOf = (value: unknown): string =>
  value === null ? "" : String(value).replace(/^(-?\d+)(?:\.0{4}|(\.\d*?[1-9])0*)$/, "$1$2");

describe("named queries", () => {
  it.each([
    ...["boundary-series", "indicator-year", "late-or-missing", "quarter-ranking", "target-path"],
    ...["unit-reporting", "unit-trend", "year-flags"],
  ])("%s is answered as the warehouse answers it", async (name) => {
    const told = await runCli(["sql", "--store", store, "--query", name, "--format", "json"]);
    const rows = JSON.parse(told.stdout) as Record<string, unknown>[];
    expect(rows.length).toBeGreaterThan(3);
    await withPage({}, async (page) => {
      await page.goto(addressOf(`#query=${name}`));
      expect(await run(page)).toMatch(/^\d[\d.]* dòng trong [\d,]+ giây$/);
      if (rows.length > 200) await page.locator("[data-part=all-rows]").click();
      expect(await shownRows(page)).toEqual(rows.map((row) => Object.values(row).map(cellOf)));
    });
  });

  it("take their parameters from fields, and the address says them", async () => {
    await withPage({}, async (page) => {
      await page.goto(addressOf());
      await page.locator("#question").selectOption("unit-trend");
      await page.locator("#set-org_unit_key").fill("tamky");
      expect(await page.evaluate(() => location.hash)).toContain("#query=unit-trend&set.org_unit_key=tamky");
      await run(page);
      const file = await rowsFromParquet(readFileSync(join(siteFolder, "data/indicator_values.parquet")));
      const figures = file.filter(
        (row) =>
          row.org_unit_key === "tamky" &&
          row.indicator_id === "gathering-people-rate" &&
          row.boundary === "as_reported" &&
          row.period_type === "quarter",
      );
      expect((await shownRows(page)).map(([period, , value]) => [period, value])).toEqual(
        figures.map((row) => [row.period_id, cellOf(row.value)]),
      );
    });
  });
});

describe("a link", () => {
  it("is shown and not run, and loads no engine before Run", async () => {
    await withPage({}, async (page) => {
      const requests: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      await page.goto(addressOf("#sql=select+1+as+one"), { waitUntil: "networkidle" });
      expect(await page.locator("#statement").inputValue()).toBe("select 1 as one");
      expect(await statusOf(page)).toContain("chưa chạy");
      expect(await page.locator("[data-part=answer]").isVisible()).toBe(false);
      expect(requests.some((url) => /wasm|engine|\.parquet/.test(url))).toBe(false);
    });
  });

  it("of a chart opens the chart's own figures", async () => {
    await withPage({}, async (page) => {
      await page.goto(`${served.url}en/indicators/gathering-people-rate.html`);
      await page.locator("section[aria-labelledby=trend] .source a", { hasText: "Open this query" }).click();
      await page.waitForURL("**/en/console.html#**");
      expect(await run(page)).toMatch(/^\d+ rows in [\d.]+ s$/);
      expect((await shownRows(page)).length).toBeGreaterThan(15);
    });
  });

  it("of a question that is not here says so", async () => {
    await withPage({}, async (page) => {
      await page.goto(addressOf("#query=observations-of-old", "en/console"));
      expect(await statusOf(page)).toContain("no question “observations-of-old”");
    });
  });
});

describe("an error", () => {
  it("is told with line, column and the line itself, also behind parameters, and the caret goes there", async () => {
    await withPage({}, async (page) => {
      await page.goto(addressOf());
      await page
        .locator("#statement")
        .fill("select name_vi\nfrom indicators\nwhere indicator_id = :id and nmae = 'x'");
      await page.locator("#set-id").fill("a long value, o'clock");
      await run(page);
      const error = page.locator("[data-part=error]");
      expect(await error.textContent()).toContain("Dòng 3, cột 30: Binder Error");
      expect(await error.locator("pre").textContent()).toBe(
        `where indicator_id = :id and nmae = 'x'\n${" ".repeat(29)}^`,
      );
      await error.getByRole("button").click();
      expect(
        await page
          .locator("#statement")
          .evaluate((editor: HTMLTextAreaElement) =>
            editor.value.slice(editor.selectionStart, editor.selectionEnd),
          ),
      ).toBe("nmae");
    });
  });

  it("of a host that lacks the data file is no fault of the statement", async () => {
    await withPage({}, async (page) => {
      await page.route("**/data/forms.parquet", (route) => route.fulfill({ status: 404 }));
      await page.goto(addressOf());
      expect(await run(page, "select * from forms")).toContain("tải lại trang");
      expect(await run(page, "select 1 as one")).toContain("1 dòng");
    });
  });
});

describe("stopping", () => {
  it("ends a statement that would run for hours, and the next one is answered", async () => {
    await withPage({}, async (page) => {
      await page.goto(addressOf());
      await run(page, "select 1 as one");
      await page
        .locator("#statement")
        .fill("select count(*) from range(1000000) a, range(1000000) b where a.range * b.range % 7 = 3");
      await page.locator("[data-part=run]").click();
      await page.locator("[data-part=stop]").click();
      await whenIdle(page);
      expect(await statusOf(page)).toBe("Đã dừng.");
      expect(await run(page, "select 2 as two")).toContain("1 dòng");
      expect(await shownRows(page)).toEqual([["2"]]);
    });
  });
});

describe("exports", () => {
  it("hold every row, also those that are not shown, equal in CSV, Parquet and Arrow", async () => {
    const sql = "select org_unit_key, period_id, value, is_complete from indicator_values order by all";
    await withPage({}, async (page) => {
      await page.goto(addressOf());
      expect(await run(page, `${sql};`)).toContain("10.000 dòng đầu");
      expect((await shownRows(page)).length).toBe(200);
      await page.locator("[data-part=all-rows]").click();
      expect((await shownRows(page)).length).toBe(10_000);
      const paths: Record<string, string> = {};
      for (const format of ["csv", "parquet", "arrow"]) {
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          page.locator(`[data-export=${format}]`).click(),
        ]);
        await whenIdle(page);
        paths[format] = await download.path();
      }
      const duckdb = await (await DuckDBInstance.create()).connect();
      const rowsOf = async (from: string) =>
        (await duckdb.runAndReadAll(`select * from ${from}`)).getRowsJson();
      const source = `read_parquet('${join(siteFolder, "data/indicator_values.parquet")}')`;
      const expected = await rowsOf(`(${sql.replace("indicator_values", source)})`);
      expect(expected.length).toBeGreaterThan(10_000);
      expect(await rowsOf(`read_parquet('${paths.parquet}')`)).toEqual(expected);
      const types =
        "{'org_unit_key': 'varchar', 'period_id': 'varchar', 'value': 'decimal(18,4)', 'is_complete': 'boolean'}";
      expect(await rowsOf(`read_csv('${paths.csv}', columns = ${types}, header = true)`)).toEqual(expected);
      expect(arrowRows(paths.arrow!)).toEqual(expected.map((row) => Object.values(row).map(cellOf)));
      duckdb.disconnectSync();
    });
  });
});

/** The rows of an Arrow stream as the console shows cells, read by the library that the engine itself depends on. */
function arrowRows(path: string): readonly (readonly string[])[] {
  const engine = createRequire(import.meta.url).resolve("@duckdb/duckdb-wasm");
  const { tableFromIPC } = createRequire(engine)("apache-arrow");
  const table = tableFromIPC(readFileSync(path));
  const { fields } = table.schema;
  const columns: { get(row: number): unknown }[] = fields.map((_: unknown, at: number) =>
    table.getChildAt(at),
  );
  return Array.from({ length: table.numRows }, (_, row) =>
    columns.map((column, at) => cellText(column.get(row), fields[at].type) ?? ""),
  );
}

describe("offline and anywhere", () => {
  it("asks for nothing from outside, under the site's own policy", async () => {
    await withPage({}, async (page) => {
      const [requests, errors]: [string[], string[]] = [[], []];
      page.on("request", (request) => requests.push(request.url()));
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      await page.goto(addressOf());
      expect(await run(page, "select count(*) as n from indicators")).toContain("1 dòng");
      expect(requests.filter((url) => !url.startsWith(served.url) && !/^(data|blob):/.test(url))).toEqual([]);
      expect(errors).toEqual([]);
    });
  });

  it("works below a sub-path of a host that knows neither ranges nor compression", async () => {
    const host = createServer((request, response) => {
      const path = join(
        siteFolder,
        new URL(request.url!, "http://host").pathname.replace("/a/b c/", "/").replace("/a/b%20c/", "/"),
      );
      if (!existsSync(path)) return response.writeHead(404).end();
      response.writeHead(200, {
        "content-type": extname(path) === ".gz" ? "application/octet-stream" : contentTypeOf(path),
      });
      response.end(request.method === "HEAD" ? undefined : readFileSync(path));
    }).listen(0, "127.0.0.1");
    try {
      await withPage({}, async (page) => {
        const { port } = host.address() as AddressInfo;
        await page.goto(`http://127.0.0.1:${port}/a/b%20c/en/console.html#query=target-path`);
        expect(await run(page)).toMatch(/^\d+ rows in/);
      });
    } finally {
      host.close();
    }
  });

  it("says in the folder itself why nothing runs, and still tells what columns mean", async () => {
    await withPage({}, async (page) => {
      await page.goto(`file://${siteFolder}/tra-cuu.html`);
      expect(await page.locator("[data-part=closed]").isVisible()).toBe(true);
      expect(await page.locator("[data-part=desk]").isVisible()).toBe(false);
      expect(await page.locator(".table-words").count()).toBe(publishedTables.length);
    });
  });

  it("takes less than 5 MB compressed before the first answer, without the data asked for", async () => {
    await withPage({}, async (page) => {
      const paths = new Set<string>();
      page.on("request", (request) => paths.add(new URL(request.url()).pathname.slice(1)));
      await page.goto(addressOf());
      await run(page, "select 1 as one");
      const sizes = [...paths].map((path): [string, number] => {
        const bytes = readFileSync(join(siteFolder, path));
        return [path, path.endsWith(".gz") ? bytes.length : gzipSync(bytes).length];
      });
      const total = sizes.reduce((sum, [, size]) => sum + size, 0);
      console.log(`console: ${total} bytes compressed: ${sizes.map((size) => size.join(" ")).join(", ")}`);
      expect([...paths]).toContain("console/duckdb.wasm.gz");
      expect(total).toBeLessThan(5_000_000);
    });
  });
});

describe("the reader's own", () => {
  it("saved statements and history outlast the page, and taking one runs nothing", async () => {
    await withPage({}, async (page) => {
      await page.goto(addressOf());
      await run(page, "select 1 as one");
      await page.locator("#save-name").fill("Câu của tôi");
      await page.locator("#save-name").press("Enter");
      await page.goto(`${served.url}index.html`);
      await page.goto(addressOf());
      await page.getByRole("button", { name: "Câu của tôi", exact: true }).click();
      expect(await page.locator("#statement").inputValue()).toBe("select 1 as one");
      expect(await page.locator("[data-part=answer]").isVisible()).toBe(false);
      await page.locator("summary", { hasText: "Đã chạy" }).click();
      expect(await page.locator("[data-part=history] li").count()).toBe(1);
      await page.getByRole("button", { name: "Xóa “Câu của tôi”" }).click();
      expect(await page.locator("[data-part=saved]").textContent()).toContain("Chưa lưu");
    });
  });

  it("is completed from the keyboard, and names are inserted at the caret", async () => {
    await withPage({}, async (page) => {
      await page.goto(addressOf());
      const editor = page.locator("#statement");
      await editor.pressSequentially("select count(*) from reporting_r");
      await editor.press("ArrowDown");
      expect(await editor.getAttribute("aria-activedescendant")).toBe("suggestion-0");
      await editor.press("Enter");
      expect(await editor.inputValue()).toBe("select count(*) from reporting_rates");
      expect(await page.locator("#suggestions").isVisible()).toBe(false);
      await editor.pressSequentially(" where ");
      await page.locator("summary", { hasText: "reporting_rates" }).click();
      await page.getByRole("button", { name: "Chèn is_total", exact: true }).click();
      expect(await run(page)).toContain("1 dòng");
    });
  });

  it("draws a chart of the answer with a sentence for those who can't see it", async () => {
    await withPage({}, async (page) => {
      await page.goto(addressOf("#query=unit-trend"));
      await run(page);
      await page.locator("#chart-kind").selectOption("line");
      expect(await page.locator("[data-part=chart] svg").getAttribute("aria-label")).toContain(
        "Biểu đồ value theo period_id",
      );
      await page.locator("#chart-kind").selectOption("bar");
      expect(await page.locator("[data-part=chart] rect").count()).toBeGreaterThan(10);
    });
  });
});

describe("accessibility", () => {
  describe.each(views)("%s", (_, options) => {
    it.each(["tra-cuu", "en/console"])(
      "%s: no axe violation, empty, with an error, and with an answer drawn",
      async (path) => {
        await withPage(options, async (page) => {
          await page.goto(addressOf("", path));
          await page.locator(".table-words summary").first().click();
          expect(await axeViolations(page)).toEqual([]);
          await run(page, "select nothing from indicators");
          expect(await axeViolations(page)).toEqual([]);
          await page.goto(`${addressOf("", path)}?again#query=unit-trend`);
          await run(page);
          await page.locator("#chart-kind").selectOption("line");
          await page.locator("#statement").pressSequentially("\nwhe");
          await page.locator("#statement").press("ArrowDown");
          expect(await axeViolations(page)).toEqual([]);
          const width = page.viewportSize()!.width;
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        });
      },
    );
  });
});
