import { readFileSync } from "node:fs";

const pages = process.env.THUOCDO_SITE_PAGES;
if (pages === undefined) {
  throw new Error("Say with THUOCDO_SITE_PAGES which file lists the pages; “thuocdo site” does.");
}

/** Framework carries the routes, modules and styles; what pages say is made by components/pages (decision 0008). */
export default {
  root: "src",
  output: process.env.THUOCDO_SITE_OUTPUT ?? "dist",
  title: "Thước Đo",
  dynamicPaths: (JSON.parse(readFileSync(pages, "utf8")) as readonly string[]).map((path) => `/${path}`),
  style: "style.css",
  globalStylesheets: [],
  duckdb: { extensions: { json: null, parquet: null } },
  sidebar: false,
  pager: false,
  toc: false,
  search: false,
  // null, not "": Framework parses even an empty text, three times a page
  head: null,
  header: null,
  footer: null,
  preserveExtension: true,
  preserveIndex: true,
};
