import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { JSDOM } from "jsdom";
import type { Browser } from "playwright-core";
import { getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../dashboards/chromium.ts";
import { runCli } from "../commands/cli.ts";
import { runRoad, siteFolder, store } from "./whole-road.ts";

const languages = [
  {
    language: "vi",
    path: "nhiem-ky/bao-cao",
    overview: "index",
    foot: /Dữ liệu mô phỏng · Số liệu đến .* · In ngày/,
  },
  {
    language: "en",
    path: "en/term/report",
    overview: "en/index",
    foot: /Simulated data · Data to .* · Printed on/,
  },
] as const;

/** Without its rules: jsdom knows no margins of a page. */
const documentOf = (path: string): Document =>
  new JSDOM(
    readFileSync(join(siteFolder, `${path}.html`), "utf8").replaceAll(/<style>[\s\S]*?<\/style>/g, ""),
  ).window.document;
const plain = (text: string): string => text.replace(/\s+/g, " ").trim();
/** A font may have one glyph for two apostrophes, and then the PDF says the other. */
const spelt = (text: string): string => plain(text).replace(/[\u2019\u02BC]/g, "'");

beforeAll(() => {
  runRoad();
});

describe.each(languages)("the term report on paper ($language)", ({ language, path, overview, foot }) => {
  const page = () => documentOf(path);
  const read = async () => {
    const pdf = await getDocumentProxy(new Uint8Array(readFileSync(join(siteFolder, `${path}.pdf`))));
    const sheets = await Promise.all(
      Array.from({ length: pdf.numPages }, async (_, at) => {
        const sheet = await pdf.getPage(at + 1);
        const { items } = await sheet.getTextContent();
        const text = items
          .map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : ""))
          .join("");
        return { sheet, text: plain(text) };
      }),
    );
    return { pdf, sheets };
  };

  it("has the pages that its list of contents says, each an A4 with its number and what is known", async () => {
    const { sheets } = await read();
    const titles = [...page().querySelectorAll(".sheet > h2")].map((title) => plain(title.textContent!));
    expect(titles.length).toBeGreaterThan(8);
    expect(sheets).toHaveLength(titles.length + 1);
    for (const [at, { sheet, text }] of sheets.entries()) {
      const [, , width, height] = sheet.view as [number, number, number, number];
      expect(Math.abs(width - 595.28)).toBeLessThan(1);
      expect(Math.abs(height - 841.89)).toBeLessThan(1);
      expect(text).toMatch(foot);
      expect(text).toContain(`${at + 1}/${sheets.length}`);
      expect(text).toContain(`${path}.html`);
      // what stands at the foot is written first
      if (at > 0) expect(spelt(text)).toContain(`${path}.html ${spelt(titles[at - 1]!)}`);
    }
  });

  it("holds every sentence about a target as the overview has it", async () => {
    const { sheets } = await read();
    const all = spelt(sheets.map(({ text }) => text).join(" "));
    const sentences = [...documentOf(overview).querySelectorAll(".claim .sentence, .claim .others a")].map(
      (link) => spelt(link.textContent!),
    );
    const judged = sentences.filter((sentence) => /\d/.test(sentence));
    expect(judged.length).toBeGreaterThan(20);
    expect(judged.filter((sentence) => !all.includes(sentence))).toEqual([]);
  });

  it("is tagged, has an outline, a title and its language, and leads nowhere on the machine that printed it", async () => {
    const { pdf, sheets } = await read();
    const info = new Map(Object.entries((await pdf.getMetadata()).info));
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect(info.get("Language")).toBe(language);
    expect(info.get("Title")).toContain(plain(page().querySelector("h1")!.textContent!));
    const outline = JSON.stringify(await pdf.getOutline());
    for (const title of page().querySelectorAll(".sheet > h2"))
      expect(outline).toContain(plain(title.textContent!));
    const links = (await Promise.all(sheets.map(({ sheet }) => sheet.getAnnotations()))).flat();
    expect(links.length).toBeGreaterThan(8);
    expect(links.filter(({ url, unsafeUrl }) => url !== undefined || unsafeUrl !== undefined)).toEqual([]);
  });

  it("is linked, with its size, from the pages of the term", () => {
    const kilobytes = readFileSync(join(siteFolder, `${path}.pdf`)).length / 1_000;
    expect(kilobytes).toBeLessThan(5_000);
    const name = path.split("/").at(-1)!;
    for (const from of [path, path.replace(/[^/]+$/, "index")]) {
      const link = documentOf(from).querySelector(`a[href$="${name}.pdf"]`)!;
      const [size] = /\d+[.,]\d/.exec(link.textContent!)!;
      expect(Math.abs(Number(size.replace(",", ".")) * 1_000 - kilobytes)).toBeLessThan(51);
    }
  });
});

describe("nothing is split between two pages", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  it.each(languages)(
    "every sheet fits the paper, and all that it holds fits the sheet ($language)",
    async ({ path }) => {
      // A4 less its margins, at 96 px an inch
      const [width, height] = [(178 / 25.4) * 96, (263 / 25.4) * 96];
      const page = await browser.newPage({ viewport: { width: Math.floor(width), height: 900 } });
      await page.emulateMedia({ media: "print" });
      await page.goto(pathToFileURL(join(siteFolder, `${path}.html`)).href);
      await page.evaluate(() => document.fonts.ready);
      const sheets = await page.locator(".sheet").evaluateAll((found) =>
        found.map((sheet) => {
          const { top, bottom } = sheet.getBoundingClientRect();
          const lowest = [...sheet.querySelectorAll("tr, svg, p, li, dd")].map(
            (part) => part.getBoundingClientRect().bottom,
          );
          return { height: bottom - top, over: Math.max(...lowest) - bottom };
        }),
      );
      const cover = await page
        .locator(".sheet")
        .first()
        .evaluate((sheet) => sheet.getBoundingClientRect().top);
      await page.close();
      expect(cover).toBeLessThanOrEqual(height);
      expect(sheets.filter((sheet) => sheet.height > height || sheet.over > 0.5)).toEqual([]);
    },
  );
});

describe("a machine without a browser", () => {
  it("builds the whole site, says why there is no PDF, and links none", async () => {
    const out = mkdtempSync(join(tmpdir(), "thuocdo-site-"));
    try {
      const told = await runCli(
        ["site", "--no-serve", "--store", store, "--out", join(out, "site"), "--lang", "en"],
        {
          CHROMIUM_PATH: join(out, "no-such-chromium"),
        },
      );
      expect(told).toMatchObject({ code: 0 });
      expect(told.stderr).toMatch(
        /The term report was not printed to PDF: Chromium does not run \(.*no-such-chromium.*\)/,
      );
      const pagesIn = (folder: string): readonly string[] =>
        readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".html"));
      expect(pagesIn(join(out, "site")).toSorted()).toEqual(pagesIn(siteFolder).toSorted());
      for (const { path } of languages) {
        expect(existsSync(join(out, "site", `${path}.pdf`))).toBe(false);
        expect(readFileSync(join(out, "site", `${path}.html`), "utf8")).not.toContain(".pdf");
      }
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  });
});
