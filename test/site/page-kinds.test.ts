import type { ChildProcess } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../dashboards/chromium.ts";
import { axeViolations } from "./axe.ts";
import { cutTexts, faintMarks, moving, type Opened, open, sideways, spaceText, walk } from "./page-checks.ts";
import { budget, pagesOfKinds } from "./page-kinds.ts";
import { runRoad, startServing, store } from "./whole-road.ts";

let browser: Browser;
let served: { url: string; process: ChildProcess };

beforeAll(async () => {
  runRoad();
  [browser, served] = await Promise.all([launchChromium(), startServing()]);
});
afterAll(async () => {
  served?.process.kill("SIGTERM");
  await browser?.close();
});

interface Told extends Opened {
  readonly kind: string;
  readonly path: string;
  violations: number;
}
const told: Told[] = [];

afterAll(() => {
  const rows = told.map(({ kind, path, bytes, requests, paint, violations }) =>
    [
      kind,
      path,
      `${(bytes / 1000).toFixed(0)} kB`,
      requests.length,
      `${paint.toFixed(0)} ms`,
      violations,
    ].join(" | "),
  );
  const heads = ["page kind", "page", "compressed", "requests", "LCP on loopback", "axe violations"];
  const table = [heads.join(" | "), heads.map(() => "---").join(" | "), ...rows]
    .map((row) => `| ${row} |\n`)
    .join("");
  writeFileSync(join(store, "..", "page-kinds.md"), table);
  console.log(table);
});

const wide = { width: 1280, height: 900 };

// One load of each page serves all its checks; each leaves the page as a wide, light one.
describe.each(pagesOfKinds)("$path ($kind)", ({ kind, path }) => {
  let context: BrowserContext;
  let page: Page;
  let opened: Told;

  beforeAll(async () => {
    context = await browser.newContext({ viewport: wide, colorScheme: "light" });
    page = await context.newPage();
    opened = { ...(await open(page, `${served.url}${path}.html`)), kind, path, violations: 0 };
    told.push(opened);
  });
  afterAll(() => context?.close());

  it("asks for nothing from outside, loads no wasm, and logs no error", () => {
    const outside = opened.requests.filter((url) => !url.startsWith(served.url) && !url.startsWith("data:"));
    expect(outside).toEqual([]);
    expect(opened.requests.some((url) => /\.wasm/.test(url))).toBe(false);
    expect(opened.errors).toEqual([]);
  });

  it("keeps to the budget of bytes and requests", () => {
    expect(opened.bytes).toBeGreaterThan(0);
    expect(opened.bytes).toBeLessThan(budget);
    const files = opened.requests.filter((url) => !url.startsWith(`${served.url}api/`));
    expect(files.length).toBeLessThanOrEqual(8);
  });

  it("has no axe violation: light, dark, high contrast, phone", async () => {
    const found: string[] = [];
    const look = async (view: string): Promise<void> => {
      found.push(...(await axeViolations(page)).map((violation) => `${view}: ${violation}`));
    };
    await look("light");
    await page.emulateMedia({ colorScheme: "dark" });
    await look("dark");
    await page.emulateMedia({ colorScheme: "light", contrast: "more" });
    await look("high contrast");
    await page.emulateMedia({ colorScheme: "light", contrast: null });
    await page.setViewportSize({ width: 360, height: 800 });
    await look("phone");
    await page.setViewportSize(wide);
    opened.violations = found.length;
    expect(found).toEqual([]);
  });

  it.each(["light", "dark"] as const)("stays readable in forced colours, %s", async (colorScheme) => {
    await page.emulateMedia({ colorScheme, forcedColors: "active" });
    expect(await page.evaluate(() => matchMedia("(forced-colors: active)").matches)).toBe(true);
    expect(await faintMarks(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "light", forcedColors: null });
  });

  it("scrolls sideways in its own regions only: 320 to 1280 px, and enlarged to 200 %", async () => {
    const views = { "320": [320, 1], "360": [360, 1], "768": [768, 1], "1280": [1280, 1], "200 %": [640, 2] };
    const session = await context.newCDPSession(page);
    const over: Record<string, number> = {};
    for (const [name, [width, deviceScaleFactor]] of Object.entries(views) as [string, [number, number]][]) {
      const metrics = { width, height: 800, deviceScaleFactor, mobile: false };
      await session.send("Emulation.setDeviceMetricsOverride", metrics);
      over[name] = await sideways(page);
    }
    await session.detach();
    await page.setViewportSize(wide);
    expect(over).toEqual(Object.fromEntries(Object.keys(views).map((name) => [name, 0])));
  });

  it("loses no text when a reader spaces it out", async () => {
    const takeOff = await spaceText(page);
    const seen: (readonly [number, readonly string[]])[] = [];
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      seen.push([await sideways(page), await cutTexts(page)]);
    }
    await takeOff();
    await page.setViewportSize(wide);
    expect(seen).toEqual([
      [0, []],
      [0, []],
    ]);
  });

  it("moves nothing, and less than nothing where motion is unwanted", async () => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    expect(await moving(page)).toEqual([]);
    await page.emulateMedia({ reducedMotion: null });
  });

  it("prints on A4 with its warning and without its navigation", async () => {
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 673, height: 1000 });
    expect(await sideways(page)).toBe(0);
    expect(await page.locator("aside.simulated").isVisible()).toBe(true);
    expect(
      await page
        .locator(".site-header nav, .find")
        .evaluateAll((found) => found.filter((it) => it.checkVisibility()).length),
    ).toBe(0);
    await page.emulateMedia({ media: null });
    await page.setViewportSize(wide);
  });

  it("is walked by keyboard: everything is reached, in order, and shows the focus; the content first", async () => {
    expect(await walk(page)).toEqual({ missed: [], unseen: [], backwards: [] });
    await page.locator(".skip").focus();
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
  });
});
