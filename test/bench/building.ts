import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { warehouseFileName } from "../../pipelines/domain/zones.ts";
import { child, inMegabytes, inSeconds, line, type Measured, middleOf, ratio } from "./measure.ts";

interface Built {
  readonly full: Measured;
  readonly refresh: Measured;
  readonly observations: number;
}

/** Prints what building costs for one term of history, and for as many times the reporters as there are in `times`. */
export function benchBuilding(folder: string, times: readonly number[]): void {
  const built = times.map((count) => ({ count, ...benchTerm(folder, count) }));
  const once = built[0]!;
  for (const { count, full, refresh, observations } of built.slice(1)) {
    console.log(`\n${count} times the reporters against ${once.count}`);
    const more = `the observations are ${ratio(observations, once.observations)}`;
    line("full build, processor time", ratio(full.processorSeconds, once.full.processorSeconds), more);
    line("full build, peak memory", ratio(full.peakMegabytes, once.full.peakMegabytes), more);
    const share = `${ratio(refresh.processorSeconds, once.refresh.processorSeconds)}`;
    line("after one late revision, processor", share, more);
  }
}

/** A whole term with every reporter so many times: built, refreshed after one late revision, and once more for nothing. */
function benchTerm(folder: string, reporters: number): Built {
  const store = join(folder, `store-${reporters}`);
  const times = `times-${reporters}`;
  const { submissions, observations } = child("make-history", store, times).facts;
  const full = child("build", store, times);
  const select = middleOf(() => child("select", store));
  const file = child("file", store);
  child("revise", store, times);
  const refresh = child("build", store, times);
  const idle = child("build", store, times);
  const fileMegabytes = statSync(join(store, warehouseFileName)).size / 2 ** 20;
  rmSync(store, { recursive: true, force: true });

  const held = `${select.facts.rows} rows in ${full.facts.objects} objects`;
  console.log(
    `\nbuild: the term, every reporter ${reporters} × (${submissions} submissions, ${observations} observations, ${held})`,
  );
  const bare = `a bare select of the same Parquet (${inSeconds(select.seconds)})`;
  const ofFull = ({ seconds }: Measured): string => `${ratio(seconds, full.seconds)} the full build`;
  line("full build", inSeconds(full.seconds), `${ratio(full.seconds, select.seconds)} ${bare}`);
  const processor = ratio(full.processorSeconds, select.processorSeconds);
  line("full build, processor time", inSeconds(full.processorSeconds), `${processor} that select's`);
  const memory = ratio(full.peakMegabytes, select.peakMegabytes);
  line("full build, peak memory", inMegabytes(full), `${memory} that select's`);
  const objects = `${refresh.facts.objects} objects`;
  line("after one late revision", inSeconds(refresh.seconds), `${ofFull(refresh)}, ${objects}`);
  const share = ratio(refresh.processorSeconds, full.processorSeconds);
  line("… processor time", inSeconds(refresh.processorSeconds), `${share} the full build`);
  line("nothing new", inSeconds(idle.seconds), ofFull(idle));
  const size = `${fileMegabytes.toFixed(1)} MB`;
  line(warehouseFileName, inSeconds(file.seconds), `${ofFull(file)}, ${size}`);
  return { full, refresh, observations: observations! };
}
