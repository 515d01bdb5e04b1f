import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readPublished } from "../../dashboards/src/data/read-published.ts";
import { runNotebooks } from "../../dashboards/src/data/run-notebooks.ts";

it.each([
  { reader: "pages", read: (folder: string): Promise<unknown> => readPublished(folder) },
  { reader: "analyses", read: (folder: string): Promise<unknown> => runNotebooks([], folder) },
])("$reader name a table that is not there, and do not show it as empty", async ({ read }) => {
  const folder = mkdtempSync(join(tmpdir(), "thuocdo-published-"));
  try {
    writeFileSync(join(folder, "programme.json"), "{}");
    await expect(read(folder)).rejects.toThrow(/indicators\.parquet/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
