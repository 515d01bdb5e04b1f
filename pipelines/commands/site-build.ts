import { spawn } from "node:child_process";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { withLock } from "../adapters/folder-lock.ts";
import { createFolderStore } from "../adapters/folder-store.ts";
import { Fatal } from "../domain/fault.ts";
import type { Language } from "../domain/issue-text.ts";
import type { PublishedEdition } from "../domain/published.ts";
import { localDay } from "../domain/time-zone.ts";
import { editionHome, editionsHome, publicHomeIn, publishedHome, publishedKey } from "../domain/zones.ts";
import { mirrorPublications } from "../steps/mirror-publications.ts";
import { publishedEditions } from "../steps/publish-edition.ts";
import { readPublication } from "../steps/read-publication.ts";
import { say } from "./text.ts";
import type { Workplace } from "./workplace.ts";

const dashboards = join(import.meta.dirname, "..", "..", "dashboards");

export interface BuiltSite {
  readonly folder: string;
  readonly build_id: string;
  /** false: it stood already, for this publication and this code */
  readonly isNew: boolean;
}

export interface SiteBuildOptions {
  /** where the site will be seen, without the last slash: printed at the foot of the term report */
  readonly address?: string;
}

/** Where a store's site is built unless told otherwise: beside the store. */
export const siteFolderOf = ({ storeFolder }: Workplace): string => `${storeFolder}-site`;

/** Where the public site is built, beside the leaders'. */
export const publicFolderOf = (folder: string): string => `${folder}-public`;

/**
 * Builds the site of one of the store's publications into a folder, by dashboards/build-site.ts in a process of its own;
 * null where nothing was published yet. One build at a time, because Framework keeps its cache beside the pages.
 */
export async function buildSiteIn(
  given: Workplace,
  folder: string,
  edition: PublishedEdition = "leadership",
  { address }: SiteBuildOptions = {},
): Promise<BuiltSite | null> {
  const leaders = given.home ?? publishedHome;
  const home = edition === "public" ? publicHomeIn(leaders) : leaders;
  const hasEditions = given.home === undefined && edition === "leadership";
  const place = await withFiles(given, home, hasEditions);
  const standing = await readPublication(place.store, home);
  if (standing === null) return null;
  const { build_id } = standing.manifest;
  const published = dirname(place.store.localPath!(publishedKey(build_id, "programme.json", home)));
  const printedOn = localDay(place.clock.now(), place.catalogue.programme.time_zone);
  const args = [
    ...["--published", published, "--out", resolve(folder), "--printed-on", printedOn],
    ...(hasEditions ? editionsArguments(place) : []),
    ...(address === undefined ? [] : ["--address", address]),
  ];
  const outcome = await withLock(join(dashboards, "src", ".observablehq", "site.lock"), () =>
    runBuild(args, place),
  );
  return { folder, build_id, isNew: outcome === "built" };
}

/** The same place, its publications as files: the store's own, or copies of a store's that has none. */
async function withFiles(place: Workplace, home: string, hasEditions: boolean): Promise<Workplace> {
  const { store: from, storeFolder: folder, clock } = place;
  if (from.localPath !== undefined) return place;
  const to = createFolderStore({ folder, clock });
  const editions = hasEditions ? [...(await publishedEditions(from))].map(editionHome) : [];
  await mirrorPublications([...editions, home], { ...place, from, to });
  return { ...place, store: to };
}

/** The editions of closes stand beside what is known now; a site of an earlier day's knowledge has none, nor the public one. */
const editionsArguments = ({ store }: Workplace): readonly string[] => [
  "--editions",
  store.localPath!(editionsHome.slice(0, -1)),
];

/** The build's last word, "built" or "kept"; throws Fatal with what it said on failure. */
async function runBuild(args: readonly string[], { journal, language }: Workplace): Promise<string> {
  const script = join(dashboards, "build-site.ts");
  const child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let last = "";
  const faults: string[] = [];
  const hear = async (stream: NodeJS.ReadableStream, take: (line: string) => void): Promise<void> => {
    for await (const line of createInterface({ input: stream })) take(line);
  };
  const ended = new Promise<number | null>((done, fail) => child.on("close", done).on("error", fail));
  await Promise.all([
    hear(child.stderr, (line) => faults.push(line)),
    hear(child.stdout, (line) => {
      const [activity, done, total] = line.split(" ") as [string, string, string];
      if (activity === "no-pdf") return console.error(noPdf(line, language));
      last = activity;
      if (Number(total) > 1) journal.progress(activity, Number(done), Number(total));
    }),
  ]);
  if ((await ended) !== 0) throw new Fatal(`The site was not built: ${faults.join("\n")}`);
  return last;
}

/** Why the term report was not printed, from "no-pdf none" or "no-pdf broken WHAT IT SAID". */
function noPdf(line: string, language: Language): string {
  const [, lack, said] = /^no-pdf (\w+) ?(.*)$/.exec(line)!;
  return say(language, lack === "none" ? "no-browser" : "browser-broken", { said: said! });
}
