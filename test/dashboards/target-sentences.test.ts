import { describe, expect, it } from "vitest";
import type { Progress, Status, Target } from "../../dashboards/src/components/site.ts";
import { groupStatus, newestOfEachUnit, newestProgress } from "../../dashboards/src/components/statuses.ts";
import {
  changeRemarks,
  judgementRemarks,
  targetClaim,
} from "../../dashboards/src/components/target-sentences.ts";
import { progress, siteWith, target } from "./published-rows.ts";

const streets: Partial<Target> = { indicator_id: "streets", operator: ">", low: 20 };
const site = siteWith();

describe("how the area stands with a target, in a sentence", () => {
  it.each<[string, Partial<Target>, number | null, Partial<Progress>, string, string]>([
    [
      ...(["below >=", { operator: ">=", low: 100 }, 98.6, { aim_value: 100 }] as const),
      "Tỷ lệ tập hợp phụ nữ đạt 98,6%, còn 1,4 điểm phần trăm nữa là đạt mục tiêu 100%.",
      "Women's participation rate: 98.6%, 1.4 percentage points short of the target of 100%.",
    ],
    [
      ...(["below a strict >", {}, 68.4, {}] as const),
      "Tỷ lệ tập hợp phụ nữ đạt 68,4%, còn 1,6 điểm phần trăm nữa mới tới ngưỡng 70% (mục tiêu: trên 70%).",
      "Women's participation rate: 68.4%, 1.6 percentage points short of 70% (target: above 70%).",
    ],
    [
      ...(["just below, never rounded to nothing", {}, 69.99, {}] as const),
      "Tỷ lệ tập hợp phụ nữ đạt 69,99%, còn 0,01 điểm phần trăm nữa mới tới ngưỡng 70% (mục tiêu: trên 70%).",
      "Women's participation rate: 69.99%, 0.01 percentage points short of 70% (target: above 70%).",
    ],
    [
      ...(["equal to a strict >", {}, 70, {}] as const),
      "Tỷ lệ tập hợp phụ nữ bằng đúng 70%, chưa đạt (mục tiêu: trên 70%).",
      "Women's participation rate is exactly 70%, not met (target: above 70%).",
    ],
    [
      ...(["met exactly", { operator: ">=", low: 100 }, 100, { status: "achieved" }] as const),
      "Tỷ lệ tập hợp phụ nữ đạt 100%, bằng mục tiêu.",
      "Women's participation rate: 100%, meeting the target.",
    ],
    [
      ...(["met beyond", { operator: ">=", low: 80 }, 84.2, { status: "achieved" }] as const),
      "Tỷ lệ tập hợp phụ nữ đạt 84,2%, vượt mục tiêu 80%.",
      "Women's participation rate: 84.2%, exceeding the 80% target.",
    ],
    [
      ...(["a count met", streets, 21, { status: "achieved" }] as const),
      "Số tuyến phố văn minh đạt 21 tuyến phố, đã đạt mục tiêu trên 20.",
      "Civilised streets: 21 streets, meeting the target of above 20.",
    ],
    [
      ...(["a count short of it", streets, 18, { aim_value: 21 }] as const),
      "Số tuyến phố văn minh đạt 18 tuyến phố, còn 3 tuyến phố nữa là đạt mục tiêu trên 20.",
      "Civilised streets: 18 streets, 3 streets short of the target of above 20.",
    ],
    [
      ...(["lower is better", { ...streets, operator: "<=", low: 0 }, 3, { aim_value: 0 }] as const),
      "Số tuyến phố văn minh là 3 tuyến phố, còn phải giảm 3 tuyến phố nữa mới đạt mục tiêu không quá 0.",
      "Civilised streets: 3 streets; 3 streets fewer needed to reach the target of at most 0.",
    ],
    [
      ...(["worse than its base", {}, 57.5, { status: "deteriorating", linear_ratio: -0.2 }] as const),
      "Tỷ lệ tập hợp phụ nữ còn 57,5%, giảm 2,5 điểm phần trăm so với mốc năm 2021 (mục tiêu: trên 70%).",
      "Women's participation rate: 57.5%, down 2.5 percentage points on the 2021 base (target: above 70%).",
    ],
    [
      ...(["no figure", {}, null, { current_period_id: null }] as const),
      "Tỷ lệ tập hợp phụ nữ chưa có số liệu.",
      "Women's participation rate has no figure yet.",
    ],
  ])("%s", (_, change, value, more, vi, en) => {
    const row = progress(2023, value, more);
    const changed = { ...target, ...change };
    expect(targetClaim(site, changed, row, "vi")).toBe(vi);
    expect(targetClaim(site, changed, row, "en")).toBe(en);
  });

  it("remarks say the period, that nothing later can come, and why it can't be judged", () => {
    const row = progress(2023, 68, { is_final_before_end: true, reason: "incomplete" });
    expect(judgementRemarks(site, row, "vi")).toEqual([
      "Số liệu quý III/2023.",
      "Là số cuối cùng có thể có trước hạn.",
      "Còn thiếu đơn vị.",
    ]);
  });

  it("remarks say what a target was before it was changed, the oldest first", () => {
    const until = (known_to: string | null, low: number): Target => ({ ...target, known_to, low });
    const targets = [
      until(null, 80),
      until("2024-02-29T17:00:00.000Z", 75),
      until("2022-12-31T17:00:00.000Z", 70),
    ];
    const changed = siteWith({ targets });
    expect(changed.targets).toEqual([targets[0]]);
    expect(changeRemarks(changed, changed.targets[0]!, "vi")).toEqual([
      "Đến trước ngày 01/01/2023 mục tiêu là trên 70%.",
      "Đến trước ngày 01/03/2024 mục tiêu là trên 75%.",
    ]);
  });
});

describe("the newest judgement", () => {
  const judged = [
    progress(2022, 80, { status: "achieved", group_status: "achieved" }),
    progress(2023, null, { status: "not_assessable", reason: "no_reporter", group_status: "not_assessable" }),
  ];
  it("is of the newest year that could be judged, for a target and for its group", () => {
    const own = siteWith({ target_progress: judged });
    expect(newestProgress(own, "T1")?.year).toBe(2022);
    expect(groupStatus(own, "G1")).toBe("achieved");
  });

  it("is not assessable where no year was", () => {
    const own = siteWith({ target_progress: judged.slice(1) });
    expect(newestProgress(own, "T1")?.reason).toBe("no_reporter");
    expect(groupStatus(own, "G1")).toBe("not_assessable");
  });
});

describe("how each unit stands with a target of its own", () => {
  const judged = (org_unit_key: string, year: number, status: Status | null) =>
    progress(year, 65, { org_unit_key, status });
  const site = siteWith({
    target_progress: [
      ...[judged("b", 2024, null), judged("a", 2024, "not_assessable"), judged("a", 2023, "achieved")],
      ...[judged("b", 2023, null), progress(2025, 65, { org_unit_key: "a", boundary: "2023-07-01" })],
    ],
  });

  it("is its newest judgement; of one that was never judged the newest year", () => {
    const years = newestOfEachUnit(site, "T1").map(({ org_unit_key, year }) => [org_unit_key, year]);
    expect(Object.fromEntries(years)).toEqual({ a: 2023, b: 2024 });
  });
});
