import { Retryable } from "../domain/fault.ts";
import { inBlocks } from "../domain/in-blocks.ts";
import { planSiteUpload, type SiteFile, siteFile } from "../domain/site-files.ts";
import type { Hashing } from "../ports/hashing.ts";
import type { Journal } from "../ports/journal.ts";
import { type ObjectStore, requestsAtOnce } from "../ports/object-store.ts";
import type { SiteHost } from "../ports/site-host.ts";

export interface SiteUploadReport {
  readonly written: number;
  readonly kept: number;
  readonly removed: number;
}

/**
 * Makes the host serve a built site and nothing else: only what changed is sent, pages after what they load, and what is
 * gone goes last. What was cut short is finished by the next run, which looks at what stands. null where the host holds
 * other things and no site; nothing is written then.
 */
export async function uploadSite(world: {
  /** the built site, a file an object */
  readonly site: ObjectStore;
  readonly host: SiteHost;
  readonly hashing: Hashing;
  readonly journal: Journal;
}): Promise<SiteUploadReport | null> {
  const { site, host, hashing, journal } = world;
  const paths = await Array.fromAsync(site.list(""), ({ key }) => key);
  const files = await inBlocks(paths, requestsAtOnce, async (path) =>
    siteFile(path, hashing.sha256(await bytesOf(site, path))),
  );
  const plan = planSiteUpload(files, await host.files());
  if (plan === null) return null;
  const total = plan.stages.flat().length;
  let written = 0;
  const put = async (file: SiteFile): Promise<void> => {
    await host.put(file, await bytesOf(site, file.path));
    written += 1;
    journal.progress("uploaded", written, total);
  };
  for (const stage of plan.stages) await inBlocks(stage, requestsAtOnce, put);
  await inBlocks(plan.remove, requestsAtOnce, (path) => host.remove(path));
  return { written, kept: plan.kept_count, removed: plan.remove.length };
}

async function bytesOf(site: ObjectStore, path: string): Promise<Uint8Array> {
  const object = await site.get(path);
  if (object === null) throw new Retryable(`${path} went from the built site; build it again.`);
  return object.bytes;
}
