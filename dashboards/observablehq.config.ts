import { pagesByPath } from "./src/components/routes.ts";
import { siteFrom } from "./src/components/site.ts";
import { readPublished } from "./src/data/read-published.ts";

const published = process.env.THUOCDO_PUBLISHED;
if (published === undefined) {
  throw new Error("Say with THUOCDO_PUBLISHED which publication to show; “thuocdo site” does.");
}
const site = siteFrom(await readPublished(published));

/** Framework carries the routes, modules and styles; what pages say is made by components/pages (decision 0006). */
export default {
  root: "src",
  output: process.env.THUOCDO_SITE_OUTPUT ?? "dist",
  title: "Thước Đo",
  dynamicPaths: [...pagesByPath(site).keys()].map((path) => `/${path}`),
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
