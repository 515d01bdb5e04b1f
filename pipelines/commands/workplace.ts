import { createConsoleJournal } from "../adapters/console-journal.ts";
import { createNodeHashing } from "../adapters/node-hashing.ts";
import { createOverlayStore } from "../adapters/overlay-store.ts";
import { programmeFiles } from "../adapters/programme-folder.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import { textFromProblem } from "../domain/catalogue-problem.ts";
import { sampleFormKey } from "../domain/form-codes.ts";
import type { Language } from "../domain/issue-text.ts";
import { warehouseManifestKey } from "../domain/zones.ts";
import { recordFromBytes } from "../formats/json-record.ts";
import type { Clock } from "../ports/clock.ts";
import type { Hashing } from "../ports/hashing.ts";
import type { Journal } from "../ports/journal.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import { readProgramme } from "../steps/read-programme.ts";
import { clockFromEnvironment } from "./clock.ts";
import { exitCodes } from "./exit-codes.ts";
import { type CommonOptions, languageFrom } from "./options.ts";
import { openStoreAt } from "./store-address.ts";
import { say } from "./text.ts";

/** Everything a use case needs on a laptop, composed once per command. */
export interface Workplace {
  readonly catalogue: Catalogue;
  readonly store: ObjectStore;
  /** absolute path of the folder that holds all zones; of a store in a bucket, of what is made here from it */
  readonly storeFolder: string;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly hashing: Hashing;
  readonly formKey: string;
  /** no key of one's own was given: whatever is received is marked simulated */
  readonly isSampleKey: boolean;
  readonly language: Language;
  /** set by --as-known-on: first instant of which nothing is known, and where such a warehouse is published */
  readonly knownBefore?: string | null;
  readonly home?: string;
}

/** The catalogue, or null after saying on standard error everything that is wrong with it. */
export function openCatalogue(options: CommonOptions): Catalogue | null {
  const language = languageFrom(options.lang);
  const files = programmeFiles(options.programme);
  if (files === null) {
    console.error(say(language, "programme-folder-missing", { folder: options.programme }));
    process.exitCode = exitCodes.usage;
    return null;
  }
  const read = readProgramme(files, createNodeHashing());
  if (read.ok) return read.value;
  if (options.json) console.log(JSON.stringify({ problems: read.error }, null, 2));
  else {
    console.error(
      say(language, "programme-is-broken", { folder: options.programme, count: read.error.length }),
    );
    for (const problem of read.error) console.error(`  ${textFromProblem(problem, language)}`);
  }
  process.exitCode = exitCodes.returned;
  return null;
}

/** Whether nothing was built in the store yet, or of this programme; says so where it was of another. */
async function isStoreOf(
  { programme }: Catalogue,
  store: ObjectStore,
  options: CommonOptions,
): Promise<boolean> {
  const object = await store.get(warehouseManifestKey);
  const manifest = object === null ? null : recordFromBytes(object.bytes);
  const { programme_id } = { programme_id: programme.programme_id, ...manifest };
  if (programme_id === programme.programme_id) return true;
  const facts = { store: options.store, holds: programme_id, programme: programme.programme_id };
  console.error(say(languageFrom(options.lang), "store-of-another-programme", facts));
  process.exitCode = exitCodes.usage;
  return false;
}

/** The workplace over a store; null when catalogue, store or clock are not fit (already said). `given` stands in for the clock. */
export async function openWorkplace(options: CommonOptions, given?: Clock): Promise<Workplace | null> {
  const catalogue = openCatalogue(options);
  if (catalogue === null) return null;
  const clock = given ?? clockFromEnvironment(languageFrom(options.lang));
  if (clock === null) {
    process.exitCode = exitCodes.usage;
    return null;
  }
  const opened = await openStoreAt(options, clock);
  if (opened === null || !(await isStoreOf(catalogue, opened.store, options))) return null;
  const ownKey = process.env.THUOCDO_FORM_KEY;
  return {
    catalogue,
    store: options.dryRun ? createOverlayStore(opened.store, clock) : opened.store,
    storeFolder: opened.folder,
    clock,
    journal: createConsoleJournal({ isQuiet: options.quiet === true || options.json === true }),
    hashing: createNodeHashing(),
    formKey: ownKey ?? sampleFormKey,
    isSampleKey: ownKey === undefined,
    language: languageFrom(options.lang),
  };
}
