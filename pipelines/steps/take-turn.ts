import { bytesFromRecord, recordFromBytes } from "../formats/json-record.ts";
import type { Clock } from "../ports/clock.ts";
import type { ObjectStore } from "../ports/object-store.ts";

interface Turn {
  readonly holder: string;
  /** UTC instant from which it is anybody's, because its holder can't be alive any more */
  readonly until: string;
}

export interface TurnWanted {
  readonly store: ObjectStore;
  readonly clock: Clock;
  readonly key: string;
  /** who takes it; the same holder may take it again while it has it */
  readonly holder: string;
  /** longer than a holder can be at work: it is killed before */
  readonly minutes: number;
}

/**
 * Takes the turn at something that only one may work at; gives what hands it back, or null where another has it. Of
 * several who want it at once one gets it, by compare and swap. A holder that is killed loses it by time.
 */
export async function takeTurn(wanted: TurnWanted): Promise<(() => Promise<void>) | null> {
  const { store, clock, key, holder, minutes } = wanted;
  const standing = await store.get(key);
  const turn = standing === null ? null : (recordFromBytes(standing.bytes) as Turn | null);
  const now = clock.now();
  if (turn !== null && turn.holder !== holder && now < turn.until) return null;
  const until = new Date(Date.parse(now) + minutes * 60_000).toISOString();
  const taken: Turn = { holder, until };
  if ((await store.replace(key, bytesFromRecord(taken), standing?.etag ?? null)) === "conflict") return null;
  return async () => {
    const left = await store.get(key);
    if (left !== null && (recordFromBytes(left.bytes) as Turn).holder === holder)
      await store.replace(key, bytesFromRecord({ holder, until: clock.now() }), left.etag);
  };
}
