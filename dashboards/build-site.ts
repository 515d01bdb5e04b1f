// Builds the site of one publication, and of the editions kept beside it:
// node dashboards/build-site.ts --published DIR --out DIR [--editions DIR] [--printed-on DAY] [--address URL]
// Says how far it is on standard output, a line each: "activity done total"; and "no-pdf WHY WHAT-IT-SAID" where the
// term report could not be printed.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setImmediate as nextTurn } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { PublishedProgramme } from "../pipelines/domain/published.ts";
import { siteMarks } from "../pipelines/domain/site-files.ts";
import { findChromium } from "./chromium.ts";
import { finishedHtml, outsideAddresses, proseOf } from "./finish.ts";
import { type PrintOptions, printReports } from "./print-reports.ts";
import { type Edition, editionFrom } from "./src/components/editions.ts";
import { lacksOf, type Notebook } from "./src/components/notebook.ts";
import { type RenderedPage, renderPage } from "./src/components/pages/render-page.ts";
import { type Page, pagesByPath, pathOf } from "./src/components/routes.ts";
import { isPublic, type Site, siteFrom } from "./src/components/site.ts";
import { type KeptEdition, keptEditions, readEdition } from "./src/data/read-editions.ts";
import { readPublished } from "./src/data/read-published.ts";
import { readNotebooks, runNotebooks } from "./src/data/run-notebooks.ts";
import { bundleScript, fonts, vendor, vendorConsole } from "./vendor.ts";

const here = import.meta.dirname;
const notebooksFolder = resolve(here, "..", "notebooks");
const modules = resolve(here, "..", "node_modules");

/** Everything the site is made from besides the data: this folder's files and the lock file. */
async function siteVersion(): Promise<string> {
  const entries = await readdir(here, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[\\/](\.observablehq|dist|published)[\\/]/.test(path))
    .sort();
  const hash = createHash("sha256");
  const notebooks = (await readdir(notebooksFolder)).sort().map((name) => join(notebooksFolder, name));
  for (const path of [...files, ...notebooks, resolve(here, "..", "package-lock.json")]) {
    hash.update(relative(here, path)).update(await readFile(path));
  }
  return hash.digest("hex");
}

const say = (activity: string, done: number, total: number): void => {
  process.stdout.write(`${activity} ${done} ${total}\n`);
};

/** Framework's own build of these pages into `output`; throws with the end of what it said. */
async function runFramework(pages: readonly string[], output: string): Promise<void> {
  const guard = pathToFileURL(join(here, "offline-guard.ts")).href;
  const framework = join(modules, "@observablehq", "framework", "dist", "bin", "observable.js");
  const list = `${output}.pages.json`;
  await writeFile(list, JSON.stringify(pages));
  // Room for what it keeps of each page, and no more: it shares a gigabyte with the process that renders.
  const heap = `--max-old-space-size=${200 + Math.ceil(pages.length / 2)}`;
  const child = spawn(process.execPath, [heap, "--import", guard, framework, "build"], {
    cwd: here,
    env: {
      ...process.env,
      ...{
        THUOCDO_SITE_PAGES: list,
        THUOCDO_SITE_OUTPUT: output,
        OBSERVABLE_TELEMETRY_DISABLE: "1",
      },
      NODE_OPTIONS: `--import=${guard}`,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  let loaded = 0;
  const listen = async (stream: NodeJS.ReadableStream): Promise<void> => {
    for await (const line of createInterface({ input: stream })) {
      said.push(line);
      if (/^load /.test(line)) say("pages", Math.min(++loaded, pages.length), pages.length);
    }
  };
  const ended = new Promise<number | null>((done, fail) => child.on("close", done).on("error", fail));
  await Promise.all([listen(child.stdout), listen(child.stderr)]);
  if ((await ended) !== 0)
    throw new Error(`Framework could not build the site:\n${said.slice(-25).join("\n")}`);
}

/** Every page that needs no Markdown of its own, rendered while Framework builds on the other processor. */
async function renderPages(site: Site): Promise<ReadonlyMap<string, RenderedPage>> {
  const rendered = new Map<string, RenderedPage>();
  for (const [path, page] of pagesByPath(site)) {
    if (!isProse(page)) rendered.set(path, renderPage(site, page, ""));
    await nextTurn();
  }
  return rendered;
}

const isProse = ({ route }: Page): boolean => route.kind === "method" || route.kind === "not-found";

/** Puts the rendered content into every page Framework built. */
async function finishPages(
  site: Site,
  rendered: ReadonlyMap<string, RenderedPage>,
  output: string,
): Promise<void> {
  const pages = [...pagesByPath(site)];
  for (const [at, [path, page]] of pages.entries()) {
    await finishPage(
      path,
      page,
      output,
      (shell) => rendered.get(path) ?? renderPage(site, page, proseOf(shell)),
    );
    if (at % 20 === 19 || at === pages.length - 1) say("rendered", at + 1, pages.length);
  }
}

/** Framework makes a page of every file that has no parameter; a site that does without some has neither them nor their folders. */
async function removeOtherPages(site: Site, output: string): Promise<void> {
  const wanted = pagesByPath(site);
  for (const name of await readdir(output, { recursive: true })) {
    const path = name.replaceAll("\\", "/").replace(/\.html$/, "");
    if (path === name.replaceAll("\\", "/") || wanted.has(path)) continue;
    await rm(join(output, name));
    const folder = dirname(join(output, name));
    if ((await readdir(folder)).length === 0) await rmdir(folder);
  }
}

async function finishPage(
  path: string,
  page: Page,
  output: string,
  contentIn: (shell: string) => RenderedPage,
): Promise<void> {
  const file = join(output, `${path}.html`);
  const shell = await readFile(file, "utf8");
  const facts = { path, language: page.language, otherPath: otherPathOf(page) };
  await writeFile(file, finishedHtml(shell, { ...facts, ...contentIn(shell) }));
}

/** Prints the term report, and lets the pages that lead to it say how large it is. */
async function addReports(site: Site, output: string, options: PrintOptions): Promise<void> {
  const printed = await printReports(site, output, options);
  if ("lack" in printed) {
    process.stdout.write(`no-pdf ${printed.lack} ${printed.said}\n`);
    return;
  }
  const withPdf = { ...site, termReportBytes: printed };
  for (const [path, page] of pagesByPath(withPdf))
    if (page.route.kind === "term" || page.route.kind === "term-report")
      await finishPage(path, page, output, () => renderPage(withPdf, page, ""));
}

const otherPathOf = ({ route, language }: Page): string | null =>
  route.kind === "not-found" ? null : pathOf(route, language === "vi" ? "en" : "vi");

/** Throws naming the first files that would ask for something from outside. */
async function checkOffline(output: string): Promise<void> {
  const names = (await readdir(output, { recursive: true })).filter((name) => /\.(html|css|js)$/.test(name));
  const found: string[] = [];
  for (const name of names) {
    for (const address of outsideAddresses(name, await readFile(join(output, name), "utf8")))
      found.push(`${name}: ${address}`);
  }
  if (found.length > 0)
    throw new Error(`The site would ask for addresses outside:\n${found.slice(0, 10).join("\n")}`);
}

/** The editions beside the current publication, one after the other: each is large until it is compared. */
async function editionsBeside(site: Site, kept: readonly KeptEdition[]): Promise<readonly Edition[]> {
  const editions: Edition[] = [];
  for (const [at, edition] of kept.entries()) {
    editions.push(editionFrom(await readEdition(edition), kept[at - 1]?.known_before ?? "", site));
    say("editions", at + 1, kept.length);
  }
  return editions;
}

/** The analyses that the publication has the data for; the others are named on standard error and left out. */
async function notebooksOver(site: Site, published: string): Promise<readonly Notebook[]> {
  const sources = await readNotebooks(notebooksFolder, site.programme.programme_id);
  const shown = isPublic(site) ? sources.filter((notebook) => notebook.isPublic) : sources;
  const run = await runNotebooks(shown, published);
  for (const notebook of run)
    for (const lack of lacksOf(notebook))
      console.warn(`notebooks/${notebook.id}.md lacks ${lack}: not shown.`);
  return run.filter((notebook) => lacksOf(notebook).length === 0);
}

/** What only the leaders' site has: the script that takes reports, and what the closed site answers in place of any page. */
async function addLeadersFiles(output: string): Promise<void> {
  await bundleScript(join(here, "browser", "report.ts"), join(output, "report.js"));
  // its links begin at the root, because it stands at any address
  await cp(join(here, "shut.html"), join(output, "shut.html"));
}

interface BuildOptions extends Pick<PrintOptions, "printedOn" | "address"> {
  readonly published: string;
  readonly out: string;
  readonly editions: string | undefined;
}

async function buildSite({ published, out, editions, ...print }: BuildOptions): Promise<"built" | "kept"> {
  const kept = await keptEditions(editions);
  const chromium = findChromium();
  const programme = await readFile(join(published, "programme.json"), "utf8");
  const { edition = "leadership" } = JSON.parse(programme) as PublishedProgramme;
  const stampName = siteMarks[edition];
  const publication = createHash("sha256")
    .update(programme)
    .update(published.split(/[\\/]/).at(-1)!)
    .update(kept.map(({ edition_id, build_id }) => `${edition_id} ${build_id}`).join());
  const stamp = `${JSON.stringify({
    ...{ publication: publication.digest("hex"), site: await siteVersion(), address: print.address },
    chromium: "lack" in chromium ? null : chromium.version,
  })}\n`;
  const before = existsSync(join(out, stampName)) ? await readFile(join(out, stampName), "utf8") : "";
  if (before === stamp) return "kept";
  const next = `${out}.next`;
  await rm(next, { recursive: true, force: true });
  await mkdir(dirname(next), { recursive: true });
  await vendor(join(here, "src"), modules);
  const current = siteFrom(await readPublished(published));
  const notebooks = await notebooksOver(current, published);
  const site = { ...current, notebooks, editions: await editionsBeside(current, kept) };
  const [rendered] = await Promise.all([
    renderPages(site),
    runFramework([...pagesByPath(site).keys()], next),
  ]);
  await rm(`${next}.pages.json`);
  await removeOtherPages(site, next);
  await finishPages(site, rendered, next);
  await rm(join(next, "_observablehq"), { recursive: true, force: true });
  await cp(published, join(next, "data"), { recursive: true });
  for (const { edition_id, folder } of kept)
    await cp(folder, join(next, "data", "editions", edition_id), { recursive: true });
  await mkdir(join(next, "fonts"), { recursive: true });
  for (const [name, source] of Object.entries(fonts))
    await cp(join(modules, source), join(next, "fonts", name));
  if (!isPublic(site)) await addLeadersFiles(next);
  await bundleScript(join(here, "browser", "search.ts"), join(next, "search.js"));
  await vendorConsole(here, modules, join(next, "console"));
  await addReports(site, next, { ...print, chromium });
  await checkOffline(next);
  await writeFile(join(next, stampName), stamp);
  await rm(out, { recursive: true, force: true });
  await rename(next, out);
  return "built";
}

const texts = {
  published: { type: "string" },
  out: { type: "string" },
  editions: { type: "string" },
  "printed-on": { type: "string" },
  address: { type: "string" },
} as const;
const { published, out, editions, address, "printed-on": printedOn } = parseArgs({ options: texts }).values;
if (published === undefined || out === undefined) {
  console.error(
    "Usage: node dashboards/build-site.ts --published DIR --out DIR [--editions DIR] [--printed-on DAY] [--address URL]",
  );
  process.exit(2);
}
const places = { published: resolve(published), out: resolve(out), editions };
say(await buildSite({ ...places, printedOn: printedOn ?? null, address: address ?? null }), 1, 1);
