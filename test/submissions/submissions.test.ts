import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Catalogue } from "../../pipelines/domain/catalogue.ts";
import { digitsFromDecimal } from "../../pipelines/domain/decimal.ts";
import type { Grid } from "../../pipelines/domain/grid.ts";
import { interpretSubmission } from "../../pipelines/domain/interpret.ts";
import { sentencesFromIssue } from "../../pipelines/domain/issue-text.ts";
import type { AcceptedValue, Interpretation } from "../../pipelines/domain/submission.ts";
import { hashing } from "../programmes/programme-folder.ts";
import { catalogues, formKey, type GivenForm, gridFromBytes, gridFromGiven } from "./given.ts";

/**
 * Each folder of cases/ is a file that was sent (given.json: a form and what was done to it; or given.csv, with
 * given.json for its sender) and what is found in it (expect.json). A new bug is a new folder.
 */
const folder = "test/submissions/cases";

interface Case {
  readonly grid: Grid;
  readonly catalogue: Catalogue;
  readonly senderKey: string | null;
}

function readCase(name: string): Case {
  const path = (file: string): string => join(folder, name, file);
  const given: Partial<GivenForm> = existsSync(path("given.json"))
    ? JSON.parse(readFileSync(path("given.json"), "utf8"))
    : {};
  return {
    grid: existsSync(path("given.csv"))
      ? gridFromBytes(readFileSync(path("given.csv")))
      : gridFromGiven(given as GivenForm),
    catalogue: catalogues[given.catalogue ?? "tam-ky"],
    senderKey: given.sender ?? null,
  };
}

/** What was found, in a form that reads well in a file: values that say something, and issues with their sentences. */
function summaryOf(found: Interpretation, catalogue: Catalogue): unknown {
  const { stream } = found;
  const language = catalogue.programme.number_locale;
  return {
    stream: stream === null ? null : `${stream.form_id} ${stream.period_id} ${stream.org_unit_key}`,
    filled: `${found.cells_filled} of ${found.cells_expected}`,
    ...(found.is_quarantined ? { is_quarantined: true } : {}),
    values: Object.fromEntries(
      found.values
        .filter((value) => value.value_status !== "missing" || value.reason_code !== null)
        .map((value) => [value.indicator_id, valueText(value)]),
    ),
    issues: found.issues.map((issue) => ({
      code: issue.code,
      severity: issue.severity,
      at: issue.sheet === null ? null : `${issue.sheet}!${issue.cell ?? ""}`,
      ...sentencesFromIssue(issue, language),
    })),
  };
}

function valueText(value: AcceptedValue): string {
  const { numerator, denominator, value_status, denominator_status, reason_code } = value;
  const parts = [numerator, denominator].filter((part) => part !== null).map(digitsFromDecimal);
  const status = denominator_status === null ? value_status : `${value_status}/${denominator_status}`;
  return [parts.join("/"), status, reason_code].filter((text) => text !== "" && text !== null).join(" ");
}

describe("what a returned file says", () => {
  const names = readdirSync(folder).sort();

  it("has cases", () => expect(names.length).toBeGreaterThan(50));

  it.each(names)("%s", (name) => {
    const { grid, catalogue, senderKey } = readCase(name);
    const found = interpretSubmission(grid, { catalogue, hashing, formKey, senderKey });
    const summary = summaryOf(found, catalogue);
    const path = join(folder, name, "expect.json");
    if (!existsSync(path)) {
      if (process.env.CI)
        throw new Error(`${path} is missing: run the test on a laptop and read what it writes`);
      writeFileSync(path, `${JSON.stringify(summary, null, 2)}\n`);
    }
    expect(summary).toEqual(JSON.parse(readFileSync(path, "utf8")));
  });
});
