import type { ChildProcess } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { JSDOM } from "jsdom";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../dashboards/chromium.ts";
import { outsideAddresses } from "../../dashboards/finish.ts";
import { rowsFromParquet } from "../../pipelines/formats/parquet.ts";
import { startS3Double } from "../adapters/s3-double.ts";
import { runCli } from "../commands/cli.ts";
import { runRoad, siteFolder, startServing, store, withoutNetwork } from "./whole-road.ts";

let browser: Browser;
let served: { url: string; process: ChildProcess };

beforeAll(async () => {
  if (withoutNetwork.length === 0)
    console.warn(
      "SKIPPED: this machine lets nobody make a namespace, so the site was built with the network up",
    );
  runRoad();
  [browser, served] = await Promise.all([launchChromium(), startServing()]);
});
afterAll(async () => {
  served?.process.kill("SIGTERM");
  await browser?.close();
});

async function withPage<T>(options: BrowserContextOptions, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext(options);
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}
const urlOf = (path: string): string => `${served.url}${path}.html`;

describe("the address that start prints", () => {
  it("answers 200 without redirect and says that the data is simulated, in its static HTML", async () => {
    const answer = await fetch(served.url, { redirect: "manual" });
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html.toLowerCase()).toContain("dữ liệu mô phỏng");
    expect(html).toContain(`<html lang="vi">`);
  });

  it("answers 404 with a page for what is not there", async () => {
    const answer = await fetch(`${served.url}chi-tieu/hotspot-count.html`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("Không có trang này");
  });

  it("shows that page in its own fonts at any depth", async () => {
    await withPage({}, async (page) => {
      const missing: string[] = [];
      page.on("response", (response) => {
        if (response.status() === 404) missing.push(new URL(response.url()).pathname);
      });
      await page.goto(`${served.url}chi-tieu/sau/hon.html`, { waitUntil: "networkidle" });
      expect(missing).toEqual(["/chi-tieu/sau/hon.html"]);
    });
  });
});

describe("offline", () => {
  it("opens from a folder and below any sub-path: no address begins at the root", () => {
    const pages = readdirSync(siteFolder, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".html"),
    );
    expect(pages.length).toBeGreaterThan(300);
    for (const name of pages) {
      const html = readFileSync(join(siteFolder, name), "utf8");
      expect(outsideAddresses(name, html), name).toEqual([]);
      if (!["404.html", "shut.html"].includes(name))
        expect(html, name).not.toMatch(/(?:href|src)="\/|<base /);
    }
  });

  it("shows the same page, styled, from the folder itself", async () => {
    await withPage({}, async (page) => {
      await page.goto(`file://${siteFolder}/chi-tieu/gathering-people-rate.html`);
      expect(await page.locator("h1").textContent()).toContain("Tỷ lệ hộ dân tham gia sinh hoạt");
      expect(await page.evaluate(() => getComputedStyle(document.querySelector("h1")!).fontFamily)).toContain(
        "Source Serif 4",
      );
    });
  });
});

describe("layout", () => {
  it("shows one chart of the three widths", async () => {
    for (const width of [360, 800, 1280]) {
      await withPage({ viewport: { width, height: 800 } }, async (page) => {
        await page.goto(urlOf("chi-tieu/gathering-people-rate"));
        const frame = page.locator("section[aria-labelledby=trend] .chart-frame > div:visible");
        expect(await frame.count()).toBe(1);
      });
    }
  });

  it("shows units as charts of today's, or as the address says, one view at a time and without a script", async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      const shown = async (): Promise<readonly string[]> =>
        page.locator(".panel:visible").evaluateAll((panels) => panels.map(({ id }) => id));
      await page.goto(urlOf("chi-tieu/gathering-people-rate"));
      expect(await shown()).toEqual(["chart-ward_commune-2025-07-01"]);
      await page.locator(".panel:visible .tabs a", { hasText: "Sơ đồ" }).focus();
      await page.keyboard.press("Enter");
      await page.waitForURL("**#map-ward_commune-2025-07-01");
      await page.locator(".panel:visible .segments a", { hasText: "12 đơn vị" }).focus();
      await page.keyboard.press("Enter");
      await page.waitForURL("**#map-ward_commune-2025-01-01");
      expect(await shown()).toEqual(["map-ward_commune-2025-01-01"]);
      expect(await page.locator(".panel:visible .map-and-list li").count()).toBe(12);
    });
  });

  it.each(["index", "en/index"])("prints %s on one sheet of A4", async (path) => {
    await withPage({}, async (page) => {
      await page.goto(urlOf(path));
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    });
  });

  it("prints without splitting a chart, and says that the data is simulated", async () => {
    await withPage({}, async (page) => {
      await page.goto(urlOf("chi-tieu/gathering-people-rate"));
      await page.emulateMedia({ media: "print" });
      expect(await page.locator(".simulated").isVisible()).toBe(true);
      expect(await page.locator(".site-header nav").isVisible()).toBe(false);
      expect((await page.pdf({ format: "A4" })).subarray(0, 4).toString()).toBe("%PDF");
    });
  });
});

describe("editions", () => {
  const known = async (file: string) =>
    rowsFromParquet(readFileSync(join(siteFolder, "data", `${file}.parquet`)));
  const pageOf = (path: string): Document =>
    new JSDOM(readFileSync(join(siteFolder, `${path}.html`), "utf8")).window.document;
  const textIn = (element: Element | null): string => element?.textContent?.replace(/\s+/g, " ") ?? "";
  /** The area's count of citizens received in 2024-Q2, which two wards corrected after the close. */
  const receptions = async (file: string): Promise<string> => {
    const rows = await known(file);
    const found = rows.find(
      (row) =>
        row.indicator_id === "citizen-reception-count" &&
        row.org_unit_key === "tamky" &&
        row.period_id === "2024-Q2" &&
        row.boundary === "as_reported",
    );
    return String(Number(found!.value));
  };

  it("the edition of the second quarter of 2024 says what was known then, and the later correction beside it", async () => {
    const then = await receptions("editions/2024-06-28/indicator_values");
    const now = await receptions("indicator_values");
    expect(then).not.toBe(now);
    const row = [...pageOf("ban-so-lieu/2024-06-28").querySelectorAll(".corrected tbody tr")].map(textIn);
    expect(row).toHaveLength(1);
    expect(row[0]).toContain(`Quý II/2024${then}${now}`);
    expect(row[0]).toMatch(/Hòa Hương sửa \d+ thành \d+, qua đợt mở lại đến ngày 19\/07\/2024/);
    expect(row[0]).toMatch(/Tam Ngọc sửa \d+ thành \d+/);
  });

  it("the edition after the reopening knows the correction, and that of 2023 nothing of it", async () => {
    expect(await receptions("editions/2024-07-19/indicator_values")).toBe(
      await receptions("indicator_values"),
    );
    for (const id of ["2024-07-19", "2023-06-28"])
      expect(textIn(pageOf(`ban-so-lieu/${id}`).querySelector("main"))).toContain(
        "chưa số liệu nào được sửa",
      );
  });

  it.each(["2023-06-28", "2024-12-27"])(
    "every target's figure on the page of %s is the edition's own",
    async (id) => {
      const page = pageOf(`ban-so-lieu/${id}`);
      const indicators = new Map(
        (await known(`editions/${id}/indicators`)).map((row) => [row.indicator_id, row]),
      );
      const rows = (await known(`editions/${id}/target_progress`)).filter(
        (row) => row.org_unit_key === "tamky" && row.boundary === "as_reported" && row.status !== null,
      );
      const judged = new Map(
        rows
          .filter(({ status }) => status !== "not_assessable")
          .sort((a, b) => Number(a.year) - Number(b.year))
          .map((row) => [row.target_id, row]),
      );
      expect(judged.size).toBeGreaterThan(15);
      for (const row of judged.values()) {
        const text = textIn(page.querySelector(`#target-${row.group_id}`));
        expect(text).toContain(indicators.get(row.indicator_id!)!.short_vi);
        expect(text).toMatch(
          new RegExp(
            `\\b${Number(row.current_value).toLocaleString("vi-VN", { maximumFractionDigits: 1 })}(,0)?(%| )`,
          ),
        );
      }
    },
  );

  it("the choice of a day opens and is walked by keyboard alone, and leads to the target on that day's page", async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(urlOf("muc-tieu/T06"));
      await page.locator(".as-known summary").focus();
      await page.keyboard.press("Enter");
      await page.locator(".as-known li a", { hasText: "28/06/2023" }).focus();
      await page.keyboard.press("Enter");
      await page.waitForURL("**/ban-so-lieu/2023-06-28.html#target-T06");
      expect(await page.locator("h1").textContent()).toContain("Như đã biết đến ngày 28/06/2023");
    });
  });
});

describe("in a bucket", () => {
  it("every file is the one that is served here, of the same type", async () => {
    const bucket = await startS3Double("site");
    try {
      const told = await runCli(["site", "--store", store, "--to", "s3://site/tam-ky", "--json", "--quiet"], {
        AWS_ENDPOINT_URL_S3: bucket.endpoint,
        AWS_REGION: "us-east-1",
        AWS_ACCESS_KEY_ID: "test",
        AWS_SECRET_ACCESS_KEY: "test",
      });
      const files = readdirSync(siteFolder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(siteFolder.length + 1));
      expect(JSON.parse(told.stdout)).toMatchObject({ written: files.length, kept: 0, removed: 0 });
      const standing = bucket.buckets.get("site")!;
      expect([...standing.keys()].toSorted()).toEqual(files.map((path) => `tam-ky/${path}`).toSorted());
      for (const path of files) {
        const object = standing.get(`tam-ky/${path}`)!;
        const here = await fetch(`${served.url}${path}`);
        expect(object.headers["content-type"]).toBe(here.headers.get("content-type"));
        expect(Buffer.compare(object.bytes, new Uint8Array(await here.arrayBuffer()))).toBe(0);
      }
    } finally {
      await bucket.close();
    }
  });
});

describe("downloads", () => {
  it("every page's CSV and Parquet are there, and the CSV opens with its accents", async () => {
    const html = readFileSync(join(siteFolder, "chi-tieu/gathering-people-rate.html"), "utf8");
    const links = [...html.matchAll(/href="\.\.\/(data\/[^"]+)"/g)].map((match) => match[1]!);
    expect(new Set(links).size).toBe(2);
    for (const link of links) expect(statSync(join(siteFolder, link)).size).toBeGreaterThan(1_000);
    const csv = await (await fetch(`${served.url}data/indicators/gathering-people-rate.csv`)).arrayBuffer();
    expect([...new Uint8Array(csv).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it("answers a range, as browsers that query Parquet ask", async () => {
    const answer = await fetch(`${served.url}data/indicator_values.parquet`, {
      headers: { range: "bytes=0-3" },
    });
    expect(answer.status).toBe(206);
    expect(await answer.text()).toBe("PAR1");
  });

  it("holds nothing restricted", () => {
    const files = readdirSync(join(siteFolder, "data"), { recursive: true, encoding: "utf8" });
    expect(files.some((name) => name.includes("hotspot-count"))).toBe(false);
    expect(readFileSync(join(siteFolder, "data/indicator_values.csv"), "utf8")).not.toMatch(
      /,hotspot-count,/,
    );
  });
});
