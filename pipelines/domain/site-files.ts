const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  parquet: "application/vnd.apache.parquet",
  arrow: "application/vnd.apache.arrow.file",
  woff2: "font/woff2",
  pdf: "application/pdf",
  svg: "image/svg+xml",
  wasm: "application/wasm",
  gz: "application/gzip",
};

/** How a file of the site is served, by the end of its name. */
export const contentTypeOf = (path: string): string =>
  types[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream";

/** Names that carry a hash of what is in them never mean anything else. */
const isHashed = (path: string): boolean => /^_[^/]+\/.*\.[0-9a-f]{8,}\.[a-z0-9]+$/.test(path);

/** A file of the site as a web server holds it; what it does not say is null. */
export interface SiteFile {
  /** below the site, such as "data/indicators.csv" */
  readonly path: string;
  readonly sha256: string | null;
  readonly content_type: string | null;
  readonly cache_control: string | null;
}

/** A file as it is to be served: everything but hashed names is asked for again each time, and then mostly not sent. */
export const siteFile = (path: string, sha256: string): SiteFile => ({
  path,
  sha256,
  content_type: contentTypeOf(path),
  cache_control: isHashed(path) ? "public, max-age=31536000, immutable" : "no-cache",
});

/** Every site has one, by its edition: where another stands, or files and none, is no place for it. */
export const siteMarks = { leadership: "build.json", public: "public-build.json" } as const;
const isMark = (path: string): boolean => Object.values<string>(siteMarks).includes(path);

export interface SiteUpload {
  /** one stage after the other: the mark, so that a run cut short is known for a site; what pages load; the pages */
  readonly stages: readonly (readonly SiteFile[])[];
  readonly kept_count: number;
  /** after all pages: nothing leads there any more */
  readonly remove: readonly string[];
}

/** What turns the files that stand into those of the site; null where others' files stand and no site of this edition. */
export function planSiteUpload(files: readonly SiteFile[], standing: readonly SiteFile[]): SiteUpload | null {
  const there = new Map(standing.map((file) => [file.path, file]));
  const mark = files.find(({ path }) => isMark(path));
  if (there.size > 0 && (mark === undefined || !there.has(mark.path))) return null;
  const changed = files.filter((file) => !isSame(file, there.get(file.path)));
  const wanted = new Set(files.map(({ path }) => path));
  const inStage = (stage: number) => changed.filter(({ path }) => stageOf(path) === stage);
  return {
    stages: [inStage(0), inStage(1), inStage(2)],
    kept_count: files.length - changed.length,
    remove: standing.map(({ path }) => path).filter((path) => !wanted.has(path)),
  };
}

const stageOf = (path: string): number => (isMark(path) ? 0 : path.endsWith(".html") ? 2 : 1);

const isSame = (file: SiteFile, standing: SiteFile | undefined): boolean =>
  standing !== undefined &&
  file.sha256 === standing.sha256 &&
  file.content_type === standing.content_type &&
  file.cache_control === standing.cache_control;
