import { join } from "node:path";
import { withLock } from "../adapters/folder-lock.ts";
import { programmeFiles } from "../adapters/programme-folder.ts";
import { createSettableClock } from "../adapters/settable-clock.ts";
import { playSample, type SampleOutcome, type SampleRequest } from "../sample/play-sample.ts";
import { readSampleData } from "../sample/read-sample-data.ts";
import type { CommonOptions } from "./options.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

/**
 * The request to play a place's programme, with what its folder `sample` says; `until` is a UTC instant, null = the
 * whole term.
 */
export function sampleRequest(
  { catalogue, hashing }: Workplace,
  { programme }: CommonOptions,
  term: Pick<SampleRequest, "seed" | "until">,
): SampleRequest {
  const files = programmeFiles(join(programme, "sample"));
  return { ...term, catalogue, data: readSampleData(files, catalogue, hashing) };
}

/**
 * Plays the simulated term into the store's folder, one process at a time: others wait their turn and then find it
 * played. The workplace is one of its own, because its clock is the simulated one.
 */
export async function playSampleIn(options: CommonOptions, request: SampleRequest): Promise<SampleOutcome> {
  const clock = createSettableClock(new Date(0).toISOString());
  const { storeFolder, ...place } = (await openWorkplace(options, clock))!;
  return withLock(join(storeFolder, ".work", "sample.lock"), () => playSample({ ...place, clock }, request));
}
