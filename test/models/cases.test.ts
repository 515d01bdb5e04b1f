import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createDuckdbEngine } from "../../pipelines/adapters/duckdb-engine.ts";
import { cases, checkCase, models } from "./cases.ts";

const workFolder = mkdtempSync(join(tmpdir(), "thuocdo-cases-"));
afterAll(() => rmSync(workFolder, { recursive: true, force: true }));

describe("the models' cases", () => {
  it("are there for every mart", () => {
    const marts = models.filter(({ layer }) => layer === "marts").map(({ name }) => name);
    expect(marts.filter((name) => !cases.some(([model]) => model === name))).toEqual([]);
  });

  it.each(cases)("%s: %s", async (name, caseName) => {
    const engine = await createDuckdbEngine({ workFolder });
    try {
      await checkCase(engine, name, caseName);
    } finally {
      await engine.close();
    }
  });
});
