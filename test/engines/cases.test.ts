import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, it } from "vitest";
import { createDuckdbEngine } from "../../pipelines/adapters/duckdb-engine.ts";
import type { QueryEngine } from "../../pipelines/ports/query-engine.ts";
import { cases, checkCase } from "../models/cases.ts";
import { lacking, newAthena } from "./athena.ts";

const workFolder = mkdtempSync(join(tmpdir(), "thuocdo-both-"));
afterAll(() => rmSync(workFolder, { recursive: true, force: true }));

async function hashOn(create: () => Promise<QueryEngine>, name: string, caseName: string): Promise<string> {
  const engine = await create();
  try {
    return await checkCase(engine, name, caseName);
  } finally {
    await engine.close();
  }
}

describe.runIf(lacking === null)("the models' cases, row for row on both engines", () => {
  it.concurrent.for(cases)("%s: %s", async ([name, caseName], { expect }) => {
    const onAthena = await hashOn(() => newAthena(), name, caseName);
    expect(onAthena).toBe(await hashOn(() => createDuckdbEngine({ workFolder }), name, caseName));
  });
});
