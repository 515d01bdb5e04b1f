import { describe, it } from "vitest";
import { checkQueryCase, queryCases } from "../queries/query-cases.ts";
import { lacking, newAthena } from "./athena.ts";

// DuckDB is held to the same expectations in test/queries
describe.runIf(lacking === null)("the named queries' cases on Athena", () => {
  it.concurrent.for(queryCases)("$query.name: $name", async (given) => {
    const engine = await newAthena();
    try {
      await checkQueryCase(engine, given);
    } finally {
      await engine.close();
    }
  });
});
