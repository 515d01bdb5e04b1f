import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { JSDOM, VirtualConsole } from "jsdom";
import { beforeAll, describe, expect, it } from "vitest";
import { rowsFromParquet } from "../../pipelines/formats/parquet.ts";
import { catalogue } from "../steps/reception.ts";
import { wordsIn, wordsKeptBack } from "../steps/words-kept-back.ts";
import { runRoad, siteFolder, store } from "./whole-road.ts";

const publicFolder = `${siteFolder}-public`;

beforeAll(() => {
  runRoad();
  for (const command of [
    ["publish", "--edition", "both"],
    ["site", "--edition", "public", "--no-serve"],
  ]) {
    const run = spawnSync(process.execPath, ["pipelines/cli.ts", ...command, "--store", store], {
      encoding: "utf8",
    });
    if (run.status !== 0) throw new Error(run.stderr);
  }
});

/** Says nothing of what it can't parse, such as the page boxes of the report on paper. */
const unheard = new VirtualConsole();
const documentOf = (path: string, folder = publicFolder): Document =>
  new JSDOM(readFileSync(join(folder, `${path}.html`), "utf8"), { virtualConsole: unheard }).window.document;
const textOf = (document: Document, selector: string): string =>
  document.querySelector(selector)?.textContent?.replace(/\s+/g, " ").trim() ?? "";
/** The heading of a page, read without a document: hundreds of them at once do not fit in memory. */
const headingOf = (path: string, folder: string): string =>
  /<h1[^>]*>.+?<\/h1>/s.exec(readFileSync(join(folder, `${path}.html`), "utf8"))![0];
/** What a file says; of Parquet, which is compressed, each text and number once: its rows are too many to write out. */
async function textIn(file: string): Promise<string> {
  const bytes = readFileSync(file);
  if (!file.endsWith(".parquet")) return bytes.toString("utf8");
  const said = new Set<string>();
  for (const row of await rowsFromParquet(bytes))
    for (const [name, value] of Object.entries(row)) said.add(name).add(String(value));
  return [...said].join("\n");
}
const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe("the public site of the sample term", () => {
  it("names nothing that is kept back in any file, where the leaders' site does", async () => {
    const words = wordsKeptBack(catalogue);
    const escaped = words.map((word) => word.replaceAll("&", "&amp;").replaceAll('"', "&quot;"));
    const all = [...new Set([...words, ...escaped])];
    const found = async (file: string) => wordsIn(`${file} ${await textIn(file)}`, all);
    for (const file of filesOf(publicFolder)) expect(await found(file), file).toEqual([]);
    expect(await found(join(siteFolder, "index.html"))).toContain("T04");
    expect(await found(join(siteFolder, "data/indicator_values.parquet"))).toContain("no-hotspot-unit-rate");
  });

  it.each([
    ...["index", "en/index", "chi-tieu/gathering-women-rate", "en/units/20335a"],
    ...["nhiem-ky/bao-cao", "en/term/report", "du-lieu/index", "en/console"],
  ])("says on %s what it is, and leads to no page of the leaders' alone", (path) => {
    const document = documentOf(path);
    expect(textOf(document, "body")).not.toMatch(/Bản lãnh đạo|Leadership edition/);
    expect(textOf(document, ".public-edition strong")).toBe(
      path.startsWith("en/") ? "Public edition." : "Bản công khai.",
    );
    for (const link of document.querySelectorAll<HTMLAnchorElement>("main a, header a, footer a")) {
      const [address] = link.getAttribute("href")!.split("#");
      if (address !== "" && !/^[a-z]+:/.test(address!))
        expect(existsSync(join(publicFolder, path, "..", address!)), address).toBe(true);
    }
  });

  it("has no page that takes reports, none of closes, no part for who needs help, and a script for neither", () => {
    for (const gone of [
      "nop-bao-cao.html",
      "en/report.html",
      "report.js",
      "shut.html",
      "ban-so-lieu",
      "en/editions",
    ])
      expect(existsSync(join(publicFolder, gone)), gone).toBe(false);
    expect(documentOf("index").querySelector("#help")).toBeNull();
    expect(readdirSync(join(publicFolder, "phan-tich")).sort()).toEqual([
      "index.html",
      "mergers-2025.html",
      "targets-together.html",
    ]);
  });

  it("finds of each public indicator and target what the leaders' site finds", () => {
    for (const path of ["chi-tieu", "muc-tieu"])
      for (const name of readdirSync(join(publicFolder, path))) {
        if (name === "index.html") continue;
        const page = `${path}/${name.replace(".html", "")}`;
        expect(headingOf(page, publicFolder), page).toBe(headingOf(page, siteFolder));
      }
  });
});
