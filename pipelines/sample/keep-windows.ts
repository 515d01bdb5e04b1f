import { Fatal } from "../domain/fault.ts";
import { closableFrom } from "../domain/known-window.ts";
import { closeWindows, type WindowKeeping } from "../steps/close-window.ts";
import { reopenWindow } from "../steps/reopen-window.ts";
import { createChance } from "./chance.ts";
import { expectedReports, formInPeriod } from "./expected-reports.ts";
import type { TermToPlan } from "./plan-term.ts";
import type { SamplePlace } from "./play-sample.ts";
import { reopeningOf, type StoryReopening } from "./reopenings.ts";

/** What whoever keeps the windows does at a UTC instant: closes all that have run out, or opens one again. */
export interface WindowAct {
  readonly at: string;
  /** null = closes */
  readonly reopening: StoryReopening | null;
}

/** Every such act of the simulated term, in order of time. */
export function planWindowActs({
  catalogue,
  data,
  seed,
  until,
}: Omit<TermToPlan, "hashing">): readonly WindowAct[] {
  const chance = createChance(seed);
  const reopenings = data.story
    .filter(({ kind }) => kind === "reopened")
    .map((element) => reopeningOf(element, catalogue, chance));
  const ends = new Set([
    ...expectedReports(catalogue).map(({ window }) => window.closes_at),
    ...reopenings.map(({ until_at }) => until_at),
  ]);
  const acts: readonly WindowAct[] = [
    ...[...ends].map((end) => ({ at: closableFrom(end), reopening: null })),
    ...reopenings.map((reopening) => ({ at: reopening.reopened_at, reopening })),
  ];
  return acts.filter(({ at }) => until === null || at < until).toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

/** Does the acts that are left up to an instant, that one included, each at its own; null = to the last. */
type KeepUntil = (instant: string | null) => Promise<void>;

/** Keeps the windows by the simulated clock, on record alone: no edition is made. What was done before is not done again. */
export function createWindowKeeper(
  acts: readonly WindowAct[],
  keeping: WindowKeeping & Pick<SamplePlace, "clock">,
): KeepUntil {
  let left = acts;
  return async (instant) => {
    const due = left.filter(({ at }) => instant === null || at <= instant);
    left = left.slice(due.length);
    for (const act of due) {
      keeping.clock.set(act.at);
      await keepWindows(act, keeping);
    }
  };
}

async function keepWindows({ reopening }: WindowAct, keeping: WindowKeeping): Promise<void> {
  if (reopening === null) {
    await closeWindows(keeping, {});
    return;
  }
  const { element, until_at } = reopening;
  const { element_id, form_id, period_id, org_unit_key, typed } = element;
  const request = {
    ...formInPeriod(form_id, period_id!, keeping.catalogue),
    org_unit_key,
    until_at,
    reason: typed!,
  };
  const answer = await reopenWindow(request, keeping);
  if (!answer.ok) throw new Fatal(`The sample's story: ${element_id} is refused: ${answer.error.code}.`);
}
