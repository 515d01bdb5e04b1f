import { createFolderStore } from "../adapters/folder-store.ts";
import { uploadSite } from "../steps/upload-site.ts";
import type { EditionOptions } from "./edition.ts";
import { exitCodes } from "./exit-codes.ts";
import { type CommonOptions, languageFrom } from "./options.ts";
import type { BuiltSite } from "./site-build.ts";
import { type BucketPlace, bucketPlace } from "./store-address.ts";
import { type CommandTextKey, say } from "./text.ts";
import type { Workplace } from "./workplace.ts";

export interface UploadOptions extends CommonOptions, EditionOptions {
  readonly to?: string;
}

/** Where --to says the site goes, null where it does not say; undefined after saying what is wrong with it. */
export function siteTarget(options: UploadOptions): BucketPlace | null | undefined {
  if (options.to === undefined) return null;
  if (options.edition === "both") return refuse(options, "site-to-one-edition");
  const target = bucketPlace(options.to);
  if (target === null) return refuse(options, "site-to-wrong");
  const store = bucketPlace(options.store);
  return store !== null && overlap(store, target) ? refuse(options, "site-to-is-store") : target;
}

const overlap = (a: BucketPlace, b: BucketPlace): boolean =>
  a.bucket === b.bucket && (a.prefix.startsWith(b.prefix) || b.prefix.startsWith(a.prefix));

/** Sends a built site to its bucket and says what that took. */
export async function uploadTo(
  target: BucketPlace,
  built: BuiltSite,
  place: Workplace,
  options: UploadOptions,
): Promise<void> {
  const { createS3Client } = await import("../adapters/s3-client.ts");
  const { createS3Site } = await import("../adapters/s3-site.ts");
  const site = createFolderStore({ folder: built.folder, clock: place.clock });
  const host = createS3Site({ s3: createS3Client(), ...target });
  const report = await uploadSite({ ...place, site, host });
  if (report === null) {
    refuse(options, "site-to-is-other");
    return;
  }
  const facts = { ...report, build: built.build_id, to: options.to ?? "" };
  if (options.json) console.log(JSON.stringify(facts, null, 2));
  else console.log(say(place.language, "site-uploaded", facts));
}

function refuse(options: UploadOptions, key: CommandTextKey): undefined {
  const { store, to = "" } = options;
  console.error(say(languageFrom(options.lang), key, { store, to }));
  process.exitCode = exitCodes.usage;
  return undefined;
}
