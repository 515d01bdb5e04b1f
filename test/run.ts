// Runs the named vitest suites and prints the true totals as the last line: `N passed, N failed`.
// Usage: node test/run.ts [unit|real|site|engines ...] [-- vitest arguments]
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const split = process.argv.indexOf("--");
const named = process.argv.slice(2, split === -1 ? undefined : split);
const passedOn = split === -1 ? [] : process.argv.slice(split + 1);
const suites = named.length === 0 ? ["unit"] : named;

const folder = mkdtempSync(join(tmpdir(), "thuocdo-test-"));
const report = join(folder, "report.json");
const projects = suites.flatMap((suite) => ["--project", suite]);
const vitest = spawnSync(
  process.execPath,
  [
    "node_modules/vitest/vitest.mjs",
    "run",
    ...projects,
    "--reporter=default",
    "--reporter=json",
    `--outputFile=${report}`,
    ...passedOn,
  ],
  { stdio: "inherit" },
);

/** Totals of a vitest JSON report; a file that failed to load counts as one failure of its own. */
function totalsFromReport(path: string): { passed: number; failed: number } {
  const read = JSON.parse(readFileSync(path, "utf8"));
  const unloadable = read.testResults.filter(
    (file: { status: string; assertionResults: unknown[] }) =>
      file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  return { passed: read.numPassedTests, failed: read.numFailedTests + unloadable };
}

let totals = { passed: 0, failed: 1 };
try {
  totals = totalsFromReport(report);
} catch (cause) {
  console.error("vitest left no report", cause);
}
rmSync(folder, { recursive: true, force: true });
const isGreen = vitest.status === 0 && totals.failed === 0 && totals.passed > 0;
const failed = totals.failed === 0 && !isGreen ? 1 : totals.failed;
if (process.env.THUOCDO_TOTALS) appendFileSync(process.env.THUOCDO_TOTALS, `${totals.passed} ${failed}\n`);
console.log(`${totals.passed} passed, ${failed} failed`);
process.exit(isGreen ? 0 : 1);
