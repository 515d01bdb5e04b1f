import { join } from "node:path";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import {
  playSample,
  type SampleOutcome,
  type SamplePlace,
  type SampleRequest,
} from "../../pipelines/sample/play-sample.ts";
import { readSampleData } from "../../pipelines/sample/read-sample-data.ts";
import { filesFromFolder, tamKyFolder } from "../programmes/programme-folder.ts";
import { catalogue, hashing, silent } from "../steps/reception.ts";

export const data = readSampleData(filesFromFolder(join(tamKyFolder, "sample")), catalogue, hashing);

/** An empty memory store that takes its arrivals from the simulated clock. */
export function newPlace(): SamplePlace {
  const clock = createSettableClock("2021-01-01T00:00:00.000Z");
  return { store: createMemoryStore({ clock }), clock, hashing, journal: silent };
}

/** Plays Tam Kỳ's sample, whole and with the first seed unless told. */
export const play = (place: SamplePlace, request: Partial<SampleRequest> = {}): Promise<SampleOutcome> =>
  playSample(place, { catalogue, data, seed: "1", until: null, ...request });

/** Every object's SHA-256 by its key. */
export async function digestsIn(store: ObjectStore): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for await (const { key } of store.list("")) digests[key] = hashing.sha256((await store.get(key))!.bytes);
  return digests;
}
