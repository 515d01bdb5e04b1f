import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ServedSite } from "../../pipelines/adapters/site-server.ts";
import {
  acceptCommand,
  differenceBetween,
  differenceOf,
  differencesFolder,
  expectedFolder,
  expectPicture,
  isExpected,
  launchForLooks,
  nameOf,
  pictureOf,
  widths,
} from "./looks.ts";
import { pageKinds } from "./page-kinds.ts";
import { serveWithoutDoor } from "./served-doors.ts";
import { runRoad } from "./whole-road.ts";

const found = await launchForLooks();
if (found === null) console.warn("SKIPPED: looks are held with the Chromium that npm ships for Linux x64");

describe.skipIf(found === null)("looks", () => {
  const browser = found as Browser;
  let served: ServedSite;
  beforeAll(async () => {
    runRoad();
    served = await serveWithoutDoor();
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
  });
  const take = (path: string, width: number, css?: string): Promise<Buffer> =>
    pictureOf(browser, `${served.url}${path}.html`, width, css);

  describe.each(widths)("at %i px", (width) => {
    it.each(pageKinds.filter(({ language }) => language === "vi"))("$kind is as expected", async (page) => {
      const name = nameOf(page, width);
      const picture = await take(page.path, width);
      if (!isExpected(name) && process.env.CI === undefined) expectPicture(name, picture);
      expect(isExpected(name), `no picture of ${name} yet: ${acceptCommand}`).toBe(true);
      const count = differenceOf(name, picture);
      expect(
        count,
        `${count} pixels of ${name} differ: look at ${differencesFolder}/${name}-diff.png (and -expected, -actual). If it is meant so: ${acceptCommand} -- ${name}`,
      ).toBe(0);
    });
  });

  it("agree between two runs, to the byte", async () => {
    const [one, other] = [await take("phuong-phap", 1280), await take("phuong-phap", 1280)];
    expect(Buffer.compare(one, other)).toBe(0);
  });

  it.each([
    ["a colour that changes by one step", ":root{--link:#0a4f87}"],
    ["a pixel of space", ".lede{padding-top:1px}"],
    ["a line of another weight", "section{border-top-width:3px}h1{border-top:1px solid}"],
  ])("notice %s", async (_, css) => {
    const [one, other] = [await take("phuong-phap", 1280), await take("phuong-phap", 1280, css)];
    expect(differenceBetween(one, other).count).toBeGreaterThan(0);
  });

  it("weigh 3 MB at most", () => {
    const sizes = readdirSync(expectedFolder).map((name) => statSync(join(expectedFolder, name)).size);
    expect(sizes.reduce((total, size) => total + size, 0)).toBeLessThan(3_000_000);
  });
});
