import { join } from "node:path";
import { withLock } from "../adapters/folder-lock.ts";
import { createSettableClock } from "../adapters/settable-clock.ts";
import { playSample, type SampleOutcome, type SampleRequest } from "../sample/play-sample.ts";
import { noSampleData } from "../sample/sample-data.ts";
import type { CommonOptions } from "./options.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

/** The request to play a place's programme; `until` is a UTC instant, null = the whole term. */
export const sampleRequest = (
  { catalogue }: Workplace,
  term: Pick<SampleRequest, "seed" | "until">,
): SampleRequest => ({ ...term, catalogue, data: noSampleData });

/**
 * Plays the simulated term into the store's folder, one process at a time: others wait their turn and then find it
 * played. The workplace is one of its own, because its clock is the simulated one.
 */
export async function playSampleIn(options: CommonOptions, request: SampleRequest): Promise<SampleOutcome> {
  const clock = createSettableClock(new Date(0).toISOString());
  const { storeFolder, ...place } = openWorkplace(options, clock)!;
  return withLock(join(storeFolder, ".work", "sample.lock"), () => playSample({ ...place, clock }, request));
}
