import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PublishedManifest } from "../../../pipelines/domain/published.ts";
import type { EditionRows } from "../components/editions.ts";
import { asReported } from "../components/site.ts";
import { readPublished } from "./read-published.ts";

/** A kept edition: its id, its cut-off, and the folder of its tables. */
export interface KeptEdition {
  readonly edition_id: string;
  readonly known_before: string;
  readonly build_id: string;
  readonly folder: string;
}

/** The editions that a folder (published/editions/) keeps, oldest first; none where there is no folder. */
export async function keptEditions(home: string | undefined): Promise<readonly KeptEdition[]> {
  if (home === undefined || !existsSync(home)) return [];
  const kept: KeptEdition[] = [];
  for (const edition_id of await readdir(home)) {
    const manifest = join(home, edition_id, "manifest.json");
    // a folder without its manifest is an edition that is being published
    if (!existsSync(manifest)) continue;
    const { build_id, known_before } = JSON.parse(await readFile(manifest, "utf8")) as PublishedManifest;
    kept.push({
      edition_id,
      build_id,
      known_before: known_before!,
      folder: join(home, edition_id, build_id),
    });
  }
  return kept.sort((a, b) => (a.known_before < b.known_before ? -1 : 1));
}

/** What an edition holds that its page shows. */
export async function readEdition({ edition_id, known_before, folder }: KeptEdition): Promise<EditionRows> {
  const rows = await readPublished(folder, {
    kind: "edition",
    without: ["indicator_trends", "quality_flags"],
  });
  const figures = rows.indicator_values.filter(
    ({ boundary, is_rolled_up }) => boundary === asReported && !is_rolled_up,
  );
  return { ...rows, edition_id, known_before, indicator_values: figures };
}
