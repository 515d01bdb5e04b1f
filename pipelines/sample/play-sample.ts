import { sampleFormKey } from "../domain/form-codes.ts";
import type { Clock } from "../ports/clock.ts";
import type { Hashing } from "../ports/hashing.ts";
import type { Journal } from "../ports/journal.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import { createHistory } from "../steps/read-history.ts";
import { createRecallingStore } from "../steps/recalling-store.ts";
import { type Reception, receiveSubmission } from "../steps/receive-submission.ts";
import { createWindowKeeper, planWindowActs, type WindowAct } from "./keep-windows.ts";
import { planTerm, type Sending, type TermToPlan } from "./plan-term.ts";
import { claimStore, readProgress, type SampleProgress, writeProgress } from "./sample-manifest.ts";

/** Changes whenever the same seed may give other files or records than before. */
const generatorVersion = "2";

/** Where a term is played. The store must take its arrivals from this very clock. */
export interface SamplePlace {
  readonly store: ObjectStore;
  readonly clock: Clock & { set(instant: string): void };
  readonly hashing: Hashing;
  readonly journal: Journal;
}

export type SampleRequest = Omit<TermToPlan, "hashing">;

export interface SampleOutcome {
  /** refused: the store holds other receipts. stood: all was played before */
  readonly kind: "played" | "stood" | "refused";
  readonly progress: SampleProgress;
}

const filesBetweenMarks = 50;

/**
 * Plays the simulated term, or its part before `until`, into a store through the step that receives real reports, each
 * file at its simulated instant; windows are closed and reopened as it passes, on record alone. What a killed run left
 * is carried on to the same bytes; a term played to one instant can be played on to a later one. Everything is signed
 * with the sample key, so it is marked simulated. One process at a time: the caller holds the lock.
 */
export async function playSample(place: SamplePlace, request: SampleRequest): Promise<SampleOutcome> {
  const { store, clock, hashing } = place;
  const { catalogue, data, seed, until } = request;
  clock.set(`${catalogue.programme.starts_on}T00:00:00.000Z`);
  const isOurs = await claimStore(store, {
    schema: "thuocdo/sample-term/1",
    generator_version: generatorVersion,
    seed,
    catalogue_sha256: catalogue.sha256,
    data_sha256: data.sha256,
  });
  const progress = await readProgress(store);
  if (!isOurs) return { kind: "refused", progress };
  if (isPlayed(progress, until)) return { kind: "stood", progress };
  const plan = { sendings: planTerm({ ...request, hashing }), acts: planWindowActs(request) };
  return { kind: "played", progress: await playFrom(progress, plan, place, request) };
}

/** null is the end of the term. */
const isBefore = (instant: string, end: string | null): boolean => end === null || instant < end;
const isPlayed = ({ played_before }: SampleProgress, until: string | null): boolean =>
  played_before === null || (until !== null && until <= played_before);

async function playFrom(
  before: SampleProgress,
  { sendings, acts }: { readonly sendings: readonly Sending[]; readonly acts: readonly WindowAct[] },
  place: SamplePlace,
  { catalogue, until }: SampleRequest,
): Promise<SampleProgress> {
  const { clock, journal } = place;
  const store = createRecallingStore(place.store);
  const reception: Reception = {
    ...place,
    store,
    catalogue,
    history: createHistory(store, catalogue),
    formKey: sampleFormKey,
    isSampleKey: true,
  };
  const isLeft = ({ at }: { readonly at: string }): boolean => !isBefore(at, before.played_before);
  let progress = before;
  const keepUntil = createWindowKeeper(acts.filter(isLeft), { ...place, store, catalogue });
  const due = sendings.filter(isLeft);
  let bytes = due[0]?.write();
  for (const [index, sending] of due.entries()) {
    await keepUntil(sending.at);
    clock.set(sending.at);
    if (progress.files % filesBetweenMarks === 0) {
      await writeProgress(store, { ...progress, played_before: sending.at });
    }
    const file = { bytes: bytes!, senderKey: sending.sender_key, isSentAgain: false };
    const answering = receiveSubmission(file, reception);
    bytes = due[index + 1]?.write(); // while the disk is busy
    const { receipt } = await answering;
    progress = { ...progress, files: progress.files + 1, [receipt.verdict]: progress[receipt.verdict] + 1 };
    journal.progress("sample", progress.files, sendings.length);
  }
  await keepUntil(null);
  const played = { ...progress, played_before: until };
  await writeProgress(store, played);
  return played;
}
