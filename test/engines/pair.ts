import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AthenaEngine } from "../../pipelines/adapters/athena-engine.ts";
import { createDuckdbEngine, type DuckdbEngine } from "../../pipelines/adapters/duckdb-engine.ts";
import { comparisonFolder, newAthena } from "./athena.ts";
import { compareRelation, type Relation, type Side, wrongTypes } from "./compare-relations.ts";
import { noteComparison } from "./report.ts";

/** The two engines, each with relations of its own. */
export interface Pair {
  readonly duckdb: DuckdbEngine;
  readonly athena: AthenaEngine;
  /** Does the same on both side by side, and counts how long each took. */
  onBoth<Done>(act: (engine: DuckdbEngine | AthenaEngine) => Promise<Done>): Promise<readonly [Done, Done]>;
  /** Every type and row that differs, the first of each relation in a sentence. It is noted for the report. */
  differences(relations: readonly Relation[]): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Two fresh engines; `name` is what the report says of them, null where it says nothing. */
export async function newPair(name: string | null): Promise<Pair> {
  const workFolder = mkdtempSync(join(tmpdir(), "thuocdo-pair-"));
  const cost = { duckdb_ms: 0, athena_ms: 0, athena_bytes: 0 };
  const duckdb = await createDuckdbEngine({ workFolder });
  const athena = await newAthena({
    progress: () => {},
    note: (_, facts) => {
      cost.athena_bytes += Number(facts?.scanned_bytes ?? 0);
    },
  });
  const sides: readonly [Side, Side] = [
    { label: "DuckDB", engine: duckdb },
    { label: "Athena", engine: athena },
  ];
  const counted = async <Done>(
    engine: "duckdb_ms" | "athena_ms",
    act: () => Promise<Done>,
  ): Promise<Done> => {
    const began = performance.now();
    const done = await act();
    cost[engine] += performance.now() - began;
    return done;
  };
  return {
    duckdb,
    athena,
    onBoth: (act) =>
      Promise.all([counted("duckdb_ms", () => act(duckdb)), counted("athena_ms", () => act(athena))]),
    differences: async (relations) => {
      const types = await Promise.all(sides.map((side) => wrongTypes(side, relations)));
      const found = types.flat();
      let rows = 0;
      for (const relation of relations) {
        const compared = await compareRelation(sides, relation);
        rows += compared.rows;
        if (compared.difference !== null) found.push(compared.difference);
      }
      const sums = { tables: relations.length, rows, differences: found.length };
      if (name !== null) noteComparison(comparisonFolder(), { name, ...sums, ...cost });
      return found;
    },
    close: async () => {
      await Promise.all([duckdb.close(), athena.close()]);
      rmSync(workFolder, { recursive: true, force: true });
    },
  };
}
