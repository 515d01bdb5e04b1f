import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createRunningClock } from "../../pipelines/adapters/running-clock.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import { filledForm } from "../steps/reception.ts";
import { runCli } from "./cli.ts";

const folder = mkdtempSync(join(tmpdir(), "thuocdo-clock-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const report = join(folder, "report.xlsx");
writeFileSync(report, filledForm({ unit: "20335a", period: "2023-Q2" }));

const receive = (env: Readonly<Record<string, string>>) =>
  runCli(["receive", report, "--dry-run", "--json", "--store", join(folder, "store"), "--lang", "en"], env);

describe("a clock that was set", () => {
  it("gives the arrival, says so, and marks what it receives as simulated", async () => {
    const { code, stdout, stderr } = await receive({ THUOCDO_NOW: "2023-06-16T02:30:00.000Z" });
    expect(JSON.parse(stdout).receipts[0].receipt).toMatchObject({
      received_at: "2023-06-16T02:30:00.000Z",
      verdict: "accepted",
      is_simulated: true,
    });
    expect(stderr).toContain("The clock stands at 2023-06-16T02:30:00.000Z");
    expect(code).toBe(0);
  });

  it("is refused beside a form key of one's own, under which arrivals are real", async () => {
    const { code, stdout, stderr } = await receive({
      THUOCDO_NOW: "2023-06-16T02:30:00.000Z",
      THUOCDO_FORM_KEY: "our own",
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("unset one of the two");
  });

  it.each(["yesterday", "2023-06-16", "2023-06-16T02:30:00Z", "2023-02-30T00:00:00.000Z"])(
    "is not set by %s",
    async (instant) => {
      const { code, stderr } = await receive({ THUOCDO_NOW: instant });
      expect(code).toBe(2);
      expect(stderr).toContain(`THUOCDO_NOW is “${instant}”`);
    },
  );

  it("is the machine's own where nothing is set: the window closed long ago", async () => {
    const { code, stdout, stderr } = await receive({});
    expect(JSON.parse(stdout).receipts[0].receipt.timeliness).toBe("closed");
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  });
});

describe("a rehearsal", () => {
  it("wants a day that there is", async () => {
    const { code, stderr } = await runCli(["start", "--on", "30/02/2023", "--lang", "en"]);
    expect(code).toBe(2);
    expect(stderr).toContain("--on is a day such as 2023-06-16; given was “30/02/2023”");
  });

  it("is refused beside a form key of one's own", async () => {
    const args = ["start", "--on", "2023-06-16", "--store", join(folder, "rehearsal"), "--lang", "en"];
    const { code, stderr } = await runCli(args, { THUOCDO_FORM_KEY: "our own" });
    expect(code).toBe(2);
    expect(stderr).toContain("unset one of the two");
  });

  it("goes on from its instant as fast as the real clock", () => {
    const real = createSettableClock("2026-11-27T10:00:00.000Z");
    const clock = createRunningClock("2023-06-16T03:00:00.000Z", real);
    expect(clock.now()).toBe("2023-06-16T03:00:00.000Z");
    real.set("2026-11-27T10:00:01.250Z");
    expect(clock.now()).toBe("2023-06-16T03:00:01.250Z");
  });
});
