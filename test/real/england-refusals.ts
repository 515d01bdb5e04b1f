import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CliAnswer } from "../commands/cli.ts";
import { type Altered, writeReturn } from "./england-returns.ts";
import type { EnglandRoad } from "./england-road.ts";

/** Sends an authority's return of a quarter once more, altered, without writing anything. */
async function sendAltered(road: EnglandRoad, period: string, altered: Altered): Promise<CliAnswer> {
  const row = road.returns.find((found) => found.period === period && found.ons_code === "E06000001")!;
  const written = writeReturn(row, road.catalogue, altered)!;
  const path = join(road.workFolder, "altered.xlsx");
  writeFileSync(path, written.bytes);
  return road.thuocdo(["receive", path, "--dry-run"], written.arrives_at);
}

/** Hartlepool's returns, with one figure or the form changed. */
export function describeRefusals(road: () => EnglandRoad): void {
  describe("a return that can't be right", () => {
    it.each([
      [
        "2024-Q2",
        { relief_duty: "91" },
        "Figures!E7",
        "Households owed a duty (E7: 171) differs from Households owed a prevention duty (E8: 81) + Households owed a relief duty (E10: 91) = 172.",
        "Households owed a duty are those owed prevention and relief.",
      ],
      [
        "2022-Q2",
        { not_owed: "4" },
        "Figures!E6",
        "Households assessed (E6: 124) differs from Households owed a duty (E7: 124) + Households not owed a duty (E11: 4) = 128.",
        "Households assessed are those owed and not owed a duty.",
      ],
      [
        "2024-Q2",
        { not_eligible: "3" },
        "Figures!E6",
        "Households assessed (E6: 195) differs from Households owed a duty (E7: 171) + Households not owed a duty (E11: 6) + Households that withdrew (E12: 18) + Households not eligible (E13: 3) = 198.",
        "Households assessed are those owed, not owed, withdrawn and not eligible.",
      ],
      [
        "2024-Q2",
        { prevention_section21: "82" },
        "Figures!E9",
        "Prevention: Section 21 notice (E9: 82) is more than Households owed a prevention duty (E8: 81).",
        "Section 21 cases are among those owed prevention.",
      ],
      [
        "2024-Q2",
        { ta_households_with_children: "16" },
        "Figures!E16",
        "TA: with children (E16: 16) is more than Households in temporary accommodation (E15: 15).",
        "Households with children are among those in temporary accommodation.",
      ],
    ])("%s with %j is returned for %s", async (period, figures, cell, found, expected) => {
      const { code, stdout } = await sendAltered(road(), period, { figures });
      expect(stdout.match(/^ {2}ERROR · .*$/gm)).toEqual([`  ERROR · ${cell}`]);
      expect(stdout).toContain(`Found: ${found}`);
      expect(stdout).toContain(`Expected: ${expected}`);
      expect(code).toBe(1);
    });

    it("is one on the form of before: version 1 for 2023-Q4", async () => {
      const { code, stdout } = await sendAltered(road(), "2023-Q4", { version: 1 });
      expect(stdout).toMatch(/^RETURNED TO CORRECT: .* · Hartlepool · Q4 2023/m);
      expect(stdout).toContain("Found: This is version 1 of the form “Quarterly homelessness return”.");
      expect(stdout).toContain("Expected: Version 2, used for Q4 2023.");
      expect(code).toBe(1);
    });
  });
}
