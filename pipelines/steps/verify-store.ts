import { inBlocks } from "../domain/in-blocks.ts";
import type { Receipt } from "../domain/submission.ts";
import {
  chainFindings,
  type Finding,
  type FoundLink,
  type FoundObject,
  type FoundRecord,
  objectProblem,
} from "../domain/verification.ts";
import { receiptFindings } from "../domain/verify-receipts.ts";
import { windowFindings } from "../domain/verify-windows.ts";
import type { WindowRecord } from "../domain/window-record.ts";
import { parseZoneKey, zonesOfFacts } from "../domain/zones.ts";
import { recordFromBytes } from "../formats/json-record.ts";
import type { Hashing } from "../ports/hashing.ts";
import type { Journal } from "../ports/journal.ts";
import { type ObjectStore, requestsAtOnce } from "../ports/object-store.ts";

export interface Verification {
  /** objects read, by zone */
  readonly checked: Readonly<Record<(typeof zonesOfFacts)[number], number>>;
  /** damage or tampering; empty = all is as it was written */
  readonly problems: readonly Finding[];
  /** what a killed run left, or the next close will count */
  readonly notes: readonly Finding[];
}

const noteCodes: readonly string[] = ["unanswered", "unclaimed", "uncounted"];

/**
 * Reads every object of received/, quarantine/, accepted/, ledger/ and windows/ and holds it against its name, its seal,
 * its chain, and the closes. It needs neither catalogue nor warehouse, and writes nothing.
 */
export async function verifyStore(world: {
  readonly store: ObjectStore;
  readonly hashing: Hashing;
  readonly journal: Journal;
}): Promise<Verification> {
  const { hashing } = world;
  const found = await readFacts(world);
  const own = new Map(found.map((object) => [object.key, objectProblem(object, hashing)]));
  const inZone = (zone: string) => found.filter(({ key }) => key.startsWith(zone));
  const whole = <T>(zone: string) =>
    inZone(zone).filter(({ key }) => own.get(key) === null) as unknown as readonly FoundRecord<T>[];
  const receipts = whole<Receipt>("ledger/");
  const named = (zone: string) => inZone(zone).filter(({ key }) => parseZoneKey(key) !== null);
  const findings: readonly Finding[] = [
    ...[...own.values()].filter((problem) => problem !== null),
    ...[...chainsIn(named("ledger/"), own), ...chainsIn(named("windows/"), own)].flatMap(chainFindings),
    ...receiptFindings(receipts, [...named("received/"), ...named("quarantine/")], named("accepted/")),
    ...windowFindings(whole<WindowRecord>("windows/"), receipts, new Set(own.keys()), hashing),
  ];
  return {
    checked: Object.fromEntries(
      zonesOfFacts.map((zone) => [zone, inZone(zone).length]),
    ) as Verification["checked"],
    problems: findings.filter(({ code }) => !noteCodes.includes(code)),
    notes: notesOf(findings),
  };
}

/** The notes; while receipts are damaged, what seems to have none may well have had one. */
function notesOf(findings: readonly Finding[]): readonly Finding[] {
  const notes = findings.filter(({ code }) => noteCodes.includes(code));
  const isLedgerDamaged = findings.some(
    ({ code, key }) => key.startsWith("ledger/") && !noteCodes.includes(code),
  );
  return isLedgerDamaged ? notes.filter(({ code }) => code === "uncounted") : notes;
}

async function readFacts({
  store,
  hashing,
  journal,
}: Parameters<typeof verifyStore>[0]): Promise<readonly FoundObject[]> {
  const keys: string[] = [];
  for (const zone of zonesOfFacts) for await (const { key } of store.list(zone)) keys.push(key);
  let read = 0;
  const found = await inBlocks(keys, requestsAtOnce, async (key): Promise<FoundObject | null> => {
    const object = await store.get(key);
    read += 1;
    journal.progress("verified", read, keys.length);
    if (object === null) return null;
    const isRecord = key.startsWith("ledger/") || key.startsWith("windows/");
    const record = isRecord ? recordFromBytes(object.bytes) : null;
    return { key, sha256: hashing.sha256(object.bytes), record };
  });
  return found.filter((object) => object !== null);
}

/** The chains of a zone: objects of one folder, in the order of their numbers. */
function chainsIn(
  objects: readonly FoundObject[],
  own: ReadonlyMap<string, Finding | null>,
): readonly (readonly FoundLink[])[] {
  const folders = Map.groupBy(objects, ({ key }) => key.slice(0, key.lastIndexOf("/")));
  return [...folders.values()].map((chain) => chain.map((object) => linkOf(object, own)));
}

function linkOf({ key, sha256, record }: FoundObject, own: ReadonlyMap<string, Finding | null>): FoundLink {
  const place = parseZoneKey(key);
  const isWhole = own.get(key) === null;
  const previous = record as { [name: string]: string | null } | null;
  return {
    key,
    sha256,
    isWhole,
    no: place?.zone === "ledger" ? place.receipt_no : place?.zone === "windows" ? place.record_no : 0,
    previous_sha256: previous?.previous_receipt_sha256 ?? previous?.previous_record_sha256 ?? null,
  };
}
