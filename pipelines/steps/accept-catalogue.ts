import { type MovedTable, movedCount } from "../domain/catalogue-impact.ts";
import { type Sealed, sealed } from "../domain/sealed-record.ts";
import { catalogueRecordKey, catalogueRecordsPrefix } from "../domain/zones.ts";
import { bytesFromRecord } from "../formats/json-record.ts";
import type { Clock } from "../ports/clock.ts";
import type { Hashing } from "../ports/hashing.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import type { CatalogueChange, CatalogueImpact } from "./check-catalogue-change.ts";
import { recordFromObject } from "./read-ledger.ts";

/** That a change of the catalogue was accepted although figures move: what changed, and how many rows of what. */
export interface CatalogueAcceptance {
  readonly schema: "thuocdo/catalogue-acceptance/1";
  readonly record_no: number;
  readonly accepted_at: string;
  readonly from_catalogue_sha256: string;
  readonly to_catalogue_sha256: string;
  readonly known_before: string | null;
  readonly changed: readonly MovedTable[];
  readonly moved: readonly MovedTable[];
  readonly moved_count: number;
}

interface Records {
  readonly store: ObjectStore;
  readonly hashing: Hashing;
  readonly clock: Clock;
}

/** Whether figures move by a change, or may: standing objects that are not as they were written can't be compared. */
export const isMoving = ({ moved, unread }: CatalogueImpact): boolean =>
  moved.length > 0 || unread.length > 0;

/** Whether a build may follow a change of the catalogue: it moves no figure, or was accepted. */
export async function isAdmitted(change: CatalogueChange, store: ObjectStore): Promise<boolean> {
  if (change.kind !== "compared") return change.kind === "none";
  return !isMoving(change.impact) || (await isAccepted(change.impact, store));
}

/** Whether the newest acceptance is of this very change: a build that was cut short after it is carried on. */
export async function isAccepted(impact: CatalogueImpact, store: ObjectStore): Promise<boolean> {
  const newest = await newestRecord(store);
  return (
    newest !== null &&
    newest.from_catalogue_sha256 === impact.from &&
    newest.to_catalogue_sha256 === impact.to &&
    newest.known_before === impact.known_before
  );
}

/** Notes an acceptance under catalogue/, once. Written before the build, so that a kill in between loses nothing. */
export async function noteAcceptance(impact: CatalogueImpact, records: Records): Promise<void> {
  const { store, hashing, clock } = records;
  if (await isAccepted(impact, store)) return;
  const record_no = ((await newestRecord(store))?.record_no ?? 0) + 1;
  const record: Sealed<CatalogueAcceptance> = sealed(
    {
      schema: "thuocdo/catalogue-acceptance/1",
      record_no,
      accepted_at: clock.now(),
      from_catalogue_sha256: impact.from,
      to_catalogue_sha256: impact.to,
      known_before: impact.known_before,
      changed: impact.changed,
      moved: impact.moved,
      moved_count: movedCount(impact.moved),
    },
    hashing,
  );
  const bytes = bytesFromRecord(record);
  if ((await store.create(catalogueRecordKey(record_no), bytes)) === "exists") {
    await noteAcceptance(impact, records);
  }
}

async function newestRecord(store: ObjectStore): Promise<CatalogueAcceptance | null> {
  const keys: string[] = [];
  for await (const { key } of store.list(catalogueRecordsPrefix)) keys.push(key);
  const newest = keys.at(-1);
  return newest === undefined ? null : recordFromObject<CatalogueAcceptance>(store, newest);
}
