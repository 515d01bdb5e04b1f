// Prints what a nation costs: npm run bench:nation [-- COMMUNES]. Its facts are made once, in an ignored folder, and kept;
// its warehouse is built from nothing each time; then ten questions are asked on both engines. Every measured piece of the
// build is a process of its own; nothing is asserted.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createFolderStore } from "../../pipelines/adapters/folder-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import { endOfTerm } from "./history.ts";
import { catalogueNamed } from "./larger-catalogue.ts";
import { child, inMegabytes, inSeconds, line, type Measured, ratio } from "./measure.ts";
import { benchScans } from "./scans.ts";

const communes = Number(process.argv[2] ?? 10_599);
const name = `nation-${communes}`;
const store = join(".thuocdo", "bench", name);
const memory = "3GB";

/** Arguments that suit the nation where the shipped questions' own do not. */
const questions: Readonly<Record<string, readonly string[]>> = {
  "unit-trend": ["org_unit_key=00100a", "indicator_id=dialogue-count"],
  "quarter-ranking": ["indicator_id=dialogue-count"],
  "late-or-missing": ["period_id=2022-Q3"],
  "boundary-series": ["org_unit_key=00100n", "indicator_id=dialogue-count"],
  "cell-history": ["org_unit_key=00100a", "indicator_id=dialogue-count"],
  "unit-reporting": ["from_year=2023", "to_year=2023"],
};

const facts = factsOf();
console.log(
  `${communes} communes over the term: ${facts.submissions} submissions, ${facts.observations} observations; engine memory ${memory}`,
);
rmSync(join(store, "warehouse"), { recursive: true, force: true });
child("take-back", store, name);
const full = child("build", store, name, memory);
const select = child("select", store);
child("revise", store, name);
const refresh = child("build", store, name, memory);
const idle = child("build", store, name, memory);

const ofFull = (one: Measured): string => `${ratio(one.seconds, full.seconds)} the full build`;
line("full build", inSeconds(full.seconds), `${full.facts.objects} objects`);
line("… processor time", inSeconds(full.processorSeconds));
line(
  "… the models' SQL alone",
  inSeconds(full.facts.modelSeconds!),
  `the full build is ${ratio(full.seconds, full.facts.modelSeconds!)} that`,
);
line(
  "… a bare select of the same Parquet",
  inSeconds(select.seconds),
  `${select.facts.rows} rows; the full build is ${ratio(full.seconds, select.seconds)} that`,
);
line(
  "… peak memory",
  inMegabytes(full),
  `${ratio(full.peakMegabytes, select.peakMegabytes)} the bare select's`,
);
line(
  "after one late revision",
  inSeconds(refresh.seconds),
  `${ofFull(refresh)}, ${refresh.facts.objects} objects`,
);
const share = ratio(refresh.processorSeconds, full.processorSeconds);
line("… processor time", inSeconds(refresh.processorSeconds), `${share} the full build`);
line("nothing new", inSeconds(idle.seconds), ofFull(idle));
const clock = createSettableClock(endOfTerm);
await benchScans(store, createFolderStore({ folder: store, clock }), catalogueNamed(name), questions);

/** The nation's facts: made where they are not there, anew where making them was cut short. */
function factsOf(): Measured["facts"] {
  const path = join(store, "made.json");
  if (!existsSync(path)) {
    rmSync(store, { recursive: true, force: true });
    mkdirSync(store, { recursive: true });
    writeFileSync(path, JSON.stringify(child("make-history", store, name).facts));
  }
  return JSON.parse(readFileSync(path, "utf8"));
}
