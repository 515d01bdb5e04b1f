import { resolve } from "node:path";
import { createFolderStore } from "../adapters/folder-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import { exitCodes } from "./exit-codes.ts";
import { type CommonOptions, languageFrom } from "./options.ts";
import { type CommandTextKey, say } from "./text.ts";

/** A place in a bucket of S3; the prefix is empty or ends in "/". */
export interface BucketPlace {
  readonly bucket: string;
  readonly prefix: string;
}

const isAddress = (text: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(text);

/** The place that s3://bucket/prefix names; null where the text is no such address. */
export function bucketPlace(text: string): BucketPlace | null {
  const [, bucket, prefix = ""] =
    /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/((?:[^/]+\/)*[^/]+)?\/?)?$/.exec(text) ?? [];
  return bucket === undefined ? null : { bucket, prefix: prefix === "" ? "" : `${prefix}/` };
}

/** What --store names, opened. */
export interface OpenedStore {
  readonly store: ObjectStore;
  /** of a store in a bucket: where on this machine things are made from it */
  readonly folder: string;
}

/** The store that --store names, a folder or a place in a bucket; null after saying that it names neither. */
export async function openStoreAt(options: CommonOptions, clock: Clock): Promise<OpenedStore | null> {
  const place = bucketPlace(options.store);
  if (place !== null) {
    // loaded here, because other commands would wait for it and never use it
    const { createS3Client } = await import("../adapters/s3-client.ts");
    const { createS3Store } = await import("../adapters/s3-store.ts");
    const store = createS3Store({ s3: createS3Client(), ...place });
    return { store, folder: resolve(".thuocdo", "s3", place.bucket, place.prefix, "store") };
  }
  if (isAddress(options.store)) return refuse(options, "store-address-wrong");
  const folder = resolve(options.store);
  return { store: createFolderStore({ folder, clock }), folder };
}

/** Whether --store names a folder; says so where it does not, for what has arrivals of its own. */
export const isFolderStore = (options: CommonOptions): boolean =>
  !isAddress(options.store) || refuse(options, "store-must-be-folder") !== null;

function refuse(options: CommonOptions, key: CommandTextKey): null {
  console.error(say(languageFrom(options.lang), key, { store: options.store }));
  process.exitCode = exitCodes.usage;
  return null;
}
