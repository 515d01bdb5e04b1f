import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import pixelmatch from "pixelmatch";
import { type Browser, chromium } from "playwright-core";
import { PNG } from "pngjs";
import { findChromium } from "../../dashboards/chromium.ts";
import type { PageOfKind } from "./page-kinds.ts";

/** How pages are expected to look: a picture of each, at two widths, cut below this height. */
export const expectedFolder = join(import.meta.dirname, "looks");
export const widths = [1280, 360] as const;
const height = 1600;

/** Where a difference is shown: expected, actual and diff of each picture; not committed. */
export const differencesFolder = resolve(".thuocdo", "looks");

/** How to say that pages are meant to look as they do now. */
export const acceptCommand = "npm run looks:accept";

export const nameOf = ({ path }: Pick<PageOfKind, "path">, width: number): string =>
  `${path.replaceAll("/", "_")}-${width}`;

const expectedPath = (name: string): string => join(expectedFolder, `${name}.png`);

/**
 * The Chromium of npm, made to draw the same everywhere: letters without grey edges (which also keeps the pictures
 * small), no graphics card, one colour profile. Null where another browser is used: its pictures would be others.
 */
export async function launchForLooks(): Promise<Browser | null> {
  const found = findChromium();
  if ("lack" in found || process.env.CHROMIUM_PATH) return null;
  mkdirSync(differencesFolder, { recursive: true });
  const config = join(differencesFolder, "fonts.conf");
  writeFileSync(
    config,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(dirname(found.executablePath), "fonts")}</dir><cachedir>${join(differencesFolder, "fonts")}</cachedir>
<match target="pattern"><edit name="antialias" mode="assign"><bool>false</bool></edit></match></fontconfig>
`,
  );
  return chromium.launch({
    executablePath: found.executablePath,
    args: [
      ...["--no-sandbox", "--disable-gpu", "--disable-lcd-text", "--font-render-hinting=none"],
      ...["--force-color-profile=srgb", "--force-device-scale-factor=1", "--hide-scrollbars"],
    ],
    env: { ...found.env, FONTCONFIG_FILE: config } as Record<string, string>,
  });
}

/** A picture of a page as it stands once its fonts are there; `css` is put on top of its own. */
export async function pictureOf(browser: Browser, url: string, width: number, css = ""): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
  try {
    await page.goto(url, { waitUntil: "networkidle" });
    if (css !== "") await page.addStyleTag({ content: css });
    await page.evaluate(async () => {
      await document.fonts.ready;
      // a list to choose from keeps the place its words had in the font before
      document.body.hidden = true;
      document.body.getBoundingClientRect();
      document.body.hidden = false;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    });
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    const clip = { x: 0, y: 0, width, height: Math.min(whole, height) };
    const taken = PNG.sync.read(await page.screenshot({ fullPage: true, clip, animations: "disabled" }));
    return PNG.sync.write(taken, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 });
  } finally {
    await page.close();
  }
}

/** How many pixels differ between two pictures, to the last shade, and where. */
export function differenceBetween(
  one: Buffer,
  other: Buffer,
): { readonly count: number; readonly diff: PNG } {
  const [was, is] = [PNG.sync.read(one), PNG.sync.read(other)];
  const size = { width: Math.max(was.width, is.width), height: Math.max(was.height, is.height) };
  const diff = new PNG(size);
  const exact = { threshold: 0, includeAA: true };
  const count = pixelmatch(spread(was, size), spread(is, size), diff.data, size.width, size.height, exact);
  return { count, diff };
}

/** How many pixels differ from what is expected; expected, actual and diff are written where any does. */
export function differenceOf(name: string, actual: Buffer): number {
  const expected = readFileSync(expectedPath(name));
  const { count, diff } = differenceBetween(expected, actual);
  if (count > 0)
    for (const [kind, bytes] of Object.entries({ expected, actual, diff: PNG.sync.write(diff) }))
      writeFileSync(join(differencesFolder, `${name}-${kind}.png`), bytes);
  return count;
}

/** A picture's pixels on a ground as large as the larger of two: what one of them lacks is a difference. */
function spread(picture: PNG, size: { readonly width: number; readonly height: number }): Buffer {
  const ground = new PNG(size);
  PNG.bitblt(picture, ground, 0, 0, picture.width, picture.height, 0, 0);
  return ground.data;
}

/** From now on the page is expected to look so. */
export function expectPicture(name: string, picture: Buffer): void {
  mkdirSync(expectedFolder, { recursive: true });
  writeFileSync(expectedPath(name), picture);
}

export const isExpected = (name: string): boolean => existsSync(expectedPath(name));
