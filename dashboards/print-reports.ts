import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { type Chromium, launched, type NoChromium } from "./chromium.ts";
import { paperStyle } from "./src/components/pages/term-report-sheet.ts";
import { pathOf, pdfPathOf } from "./src/components/routes.ts";
import type { Language, Site } from "./src/components/site.ts";

export interface PrintOptions {
  readonly chromium: Chromium | NoChromium;
  /** yyyy-mm-dd; null = no day at the foot */
  readonly printedOn: string | null;
  /** where the site will be seen, without the last slash; null = the foot names the page's path */
  readonly address: string | null;
}

const languages = ["vi", "en"] as const;
const patience = 120_000;

/** The term report of a built site as a PDF beside its page, in both languages: their sizes, or why there is none. */
export async function printReports(
  site: Site,
  folder: string,
  options: PrintOptions,
): Promise<Readonly<Record<Language, number>> | NoChromium> {
  const { chromium } = options;
  if ("lack" in chromium) return chromium;
  let browser: Browser | undefined;
  // printing itself knows no limit: a browser that is closed ends it
  const limit = setTimeout(() => void browser?.close(), patience);
  try {
    browser = await launched(chromium);
    const sizes = { vi: 0, en: 0 };
    for (const [at, language] of languages.entries()) {
      sizes[language] = await printReport(browser, site, { ...options, folder, language });
      process.stdout.write(`pdf ${at + 1} ${languages.length}\n`);
    }
    return sizes;
  } catch (cause) {
    // a paper copy fails no site
    return { lack: "broken", said: String(cause).split("\n")[0]! };
  } finally {
    clearTimeout(limit);
    await browser?.close();
  }
}

async function printReport(
  browser: Browser,
  site: Site,
  place: Omit<PrintOptions, "chromium"> & { readonly folder: string; readonly language: Language },
): Promise<number> {
  const { folder, language, printedOn, address } = place;
  const path = `${pathOf({ kind: "term-report" }, language)}.html`;
  const seenAt = address === null ? path : `${address}/${path}`;
  const page = await browser.newPage({ colorScheme: "light" });
  await page.goto(pathToFileURL(join(folder, path)).href);
  await page.addStyleTag({ content: paperStyle(site, language, { address: seenAt, printedOn }) });
  await page.evaluate(leadOut, address === null ? null : seenAt);
  await page.evaluate(() => document.fonts.ready);
  const file = join(folder, pdfPathOf(language));
  await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  await page.close();
  return (await stat(file)).size;
}

/** Links to other pages lead to the site's address, or nowhere: not to a file of the machine that printed. */
function leadOut(seenAt: string | null): void {
  for (const link of document.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href")!;
    if (href.startsWith("#")) continue;
    if (seenAt === null) link.removeAttribute("href");
    else link.setAttribute("href", new URL(href, seenAt).href);
  }
}
