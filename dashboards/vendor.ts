import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { build } from "esbuild";

/** Browser libraries that a page's JavaScript may use; they are shipped only with pages that do. */
const shipped = ["@observablehq/plot"];

/**
 * Libraries whose versions Framework looks up for any page, even an empty one. A folder without files answers that; a
 * page that really asked for one would fail in offline-guard.ts.
 */
const looked = [
  ...["@duckdb/duckdb-wasm", "@observablehq/dot", "@observablehq/inputs", "@observablehq/sample-datasets"],
  ...[
    "@uwdata/vgplot",
    "@viz-js/viz",
    "apache-arrow",
    "arquero",
    "d3",
    "d3-dsv",
    "echarts",
    "exceljs",
    "htl",
  ],
  ...["isoformat", "jszip", "katex"],
  ...["leaflet", "lodash", "mapbox-gl", "mermaid", "parquet-wasm", "react", "react-dom", "sql.js"],
  ...["topojson-client", "vega", "vega-lite", "vega-lite-api"],
];

/** The four font files: Latin and Vietnamese of the serif for claims and of the sans for everything else. */
export const fonts = {
  "source-serif-4-latin.woff2": "@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2",
  "source-serif-4-vietnamese.woff2":
    "@fontsource/source-serif-4/files/source-serif-4-vietnamese-600-normal.woff2",
  "source-sans-3-latin.woff2":
    "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
  "source-sans-3-vietnamese.woff2":
    "@fontsource-variable/source-sans-3/files/source-sans-3-vietnamese-wght-normal.woff2",
} as const;

const versionOf = async (modules: string, name: string): Promise<string> =>
  JSON.parse(await readFile(join(modules, name, "package.json"), "utf8")).version;

/**
 * Puts what Framework would download into the place where it keeps downloads, <root>/.observablehq/cache/_npm, from
 * node_modules. Its cached data goes, because Framework never asks whether that is old.
 */
export async function vendor(root: string, modules: string): Promise<void> {
  const cache = join(root, ".observablehq", "cache");
  for (const stale of ["_observablehq", "_file", "_import"])
    await rm(join(cache, stale), { recursive: true, force: true });
  for (const name of looked) await mkdir(join(cache, "_npm", `${name}@0.0.0`), { recursive: true });
  for (const name of shipped) {
    const folder = join(cache, "_npm", `${name}@${await versionOf(modules, name)}`);
    if (existsSync(join(folder, "_esm.js"))) continue;
    const bundled = await build({
      ...{ stdin: { contents: `export * from ${JSON.stringify(name)};`, resolveDir: modules }, bundle: true },
      ...{ format: "esm", minify: true, write: false, legalComments: "none", target: "es2022" },
    });
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "_esm.js"), bundled.outputFiles[0]!.contents);
  }
}

/** Puts a page's own script, bundled, where the page asks for it. */
export async function bundleScript(source: string, target: string): Promise<void> {
  await build({
    ...{ entryPoints: [source], outfile: target, bundle: true, minify: true },
    ...{ format: "iife", target: "es2022", legalComments: "none" },
  });
}

/**
 * Puts the console's script and engine into a folder of the site: DuckDB's worker behind a few lines of ours, and its
 * WebAssembly compressed. Compressing takes seconds, so it is done once a version, in the cache.
 */
export async function vendorConsole(here: string, modules: string, target: string): Promise<void> {
  const duckdb = join(modules, "@duckdb", "duckdb-wasm");
  const cache = join(here, "src", ".observablehq", "cache", "_console");
  const packed = join(cache, `duckdb-eh-${await versionOf(modules, "@duckdb/duckdb-wasm")}.wasm.gz`);
  if (!existsSync(packed)) {
    await mkdir(cache, { recursive: true });
    const wasm = await readFile(join(duckdb, "dist", "duckdb-eh.wasm"));
    await writeFile(packed, await promisify(gzip)(wasm, { level: 9 }));
  }
  const browser = join(here, "browser", "console");
  await bundleScript(join(browser, "main.ts"), join(target, "page.js"));
  await cp(packed, join(target, "duckdb.wasm.gz"));
  const worker = [join(browser, "worker-start.js"), join(duckdb, "dist", "duckdb-browser-eh.worker.js")].map(
    (path) => readFile(path, "utf8"),
  );
  const text = (await Promise.all(worker)).join("\n").replace(/\n\/\/# sourceMappingURL=\S+\s*$/, "\n");
  await writeFile(join(target, "engine.js"), text);
}
