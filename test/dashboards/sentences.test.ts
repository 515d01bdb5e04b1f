import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  dayOf,
  dayText,
  inWords,
  lastDayOf,
  measuredText,
  valueText,
} from "../../dashboards/src/components/format.ts";
import {
  areaTargetOf,
  caveats,
  changeSentence,
  changeShort,
  claim,
  figureBefore,
  figureYearBefore,
  targetText,
  trendHeading,
  unitName,
} from "../../dashboards/src/components/sentences.ts";
import type { Target } from "../../dashboards/src/components/site.ts";
import { say, siteTexts, type TextKey } from "../../dashboards/src/components/text.ts";
import { count, figure, share, siteWith, target, units } from "./published-rows.ts";

const site = siteWith();

describe("numbers as people read them", () => {
  it.each([
    [68.4, "68,4%", "68.4%"],
    [100, "100%", "100%"],
    [99.96, "99,96%", "99.96%"],
    [0.04, "0,0%", "0.0%"],
    [1234.56, "1.234,6%", "1,234.6%"],
  ])("%d as a share is %s, %s", (value, vi, en) => {
    expect([valueText(value, share, "vi"), valueText(value, share, "en")]).toEqual([vi, en]);
  });

  it.each([
    [69.96, "69,96%"],
    [70.04, "70,04%"],
    [70, "70%"],
    [70.0001, "70,0001%"],
    [69.4, "69,4%"],
  ])("rounding %d never crosses the bound 70: %s", (value, text) => {
    expect(valueText(value, share, "vi", [70])).toBe(text);
  });

  it.each([
    [21, "21 tuyến phố", "21 streets"],
    [1, "1 tuyến phố", "1 street"],
    [12345, "12.345 tuyến phố", "12,345 streets"],
  ])("%d with its unit of measure", (value, vi, en) => {
    expect([measuredText(value, count, "vi"), measuredText(value, count, "en")]).toEqual([vi, en]);
  });

  it("a flag is yes or no", () => {
    const flag = { ...count, measure: "flag" as const };
    expect([valueText(1, flag, "vi"), valueText(0, flag, "en")]).toEqual(["có", "no"]);
  });

  it("days are those of the programme's time zone, and an exclusive end belongs to the day before", () => {
    expect(dayText("2025-09-02", "vi")).toBe("02/09/2025");
    expect(dayText("2025-09-02", "en")).toBe("2 September 2025");
    expect(dayOf("2025-09-01T17:30:00.000Z", "Asia/Ho_Chi_Minh")).toBe("2025-09-02");
    expect(lastDayOf("2025-09-19T17:00:00.000Z", "Asia/Ho_Chi_Minh")).toBe("2025-09-19");
  });

  it("small numbers are words", () => {
    expect([inWords(9, "vi"), inWords(3, "en"), inWords(21, "vi")]).toEqual(["chín", "three", "21"]);
  });
});

describe("targets in words", () => {
  it.each<[Partial<Target>, string, string]>([
    [{ operator: ">", low: 70 }, "trên 70%", "above 70%"],
    [{ operator: ">=", low: 100 }, "100%", "100%"],
    [{ operator: ">=", low: 80 }, "từ 80% trở lên", "at least 80%"],
    [{ operator: "<", low: 5 }, "dưới 5%", "below 5%"],
    [{ operator: "<=", low: 5 }, "không quá 5%", "at most 5%"],
    [{ operator: "between", low: 1, high: 2 }, "từ 1% đến 2%", "from 1% to 2%"],
    [
      { operator: "between", low: 1, high: 2, per: "share.denominator" },
      "từ 1 đến 2 lần tổng số",
      "from 1 to 2 times all",
    ],
  ])("%o", (change, vi, en) => {
    const changed = { ...target, ...change };
    expect([targetText(changed, site, "vi"), targetText(changed, site, "en")]).toEqual([vi, en]);
  });

  it("the area's target is not one that each reporter has", () => {
    const own = siteWith({ targets: [{ ...target, scope_kind: "each_reporter" }] });
    expect(areaTargetOf(own, "share")).toBeNull();
    expect(areaTargetOf(site, "share")).toBe(target);
  });
});

describe("sentences", () => {
  const before = figure("2022-Q1", 66.3);

  it("a claim says name, value, period and target", () => {
    expect(claim(site, share, figure("2022-Q2", 69.96), "vi")).toBe(
      "Tỷ lệ tập hợp phụ nữ là 69,96% (quý II/2022); mục tiêu trên 70%.",
    );
    expect(claim(site, share, figure("2022-Q2", 68.4), "en")).toBe(
      "Women's participation rate: 68.4% (Q2 2022); target above 70%.",
    );
    expect(claim(site, share, null, "vi")).toBe("Tỷ lệ tập hợp phụ nữ chưa có số liệu.");
  });

  it.each([
    [68.4, "Tăng 2,1 điểm phần trăm so với quý I/2022.", "+2,1 điểm %"],
    [64.2, "Giảm 2,1 điểm phần trăm so với quý I/2022.", "−2,1 điểm %"],
    [66.3, "Không đổi so với quý I/2022.", "không đổi"],
    [66.34, "Gần như không đổi so với quý I/2022.", "gần như không đổi"],
  ])("from 66,3 to %d", (value, sentence, short) => {
    const current = figure("2022-Q2", value);
    expect(changeSentence(site, share, current, before, "vi")).toBe(sentence);
    expect(changeShort(share, current, before, "vi")).toBe(short);
  });

  it("says why there is no comparison", () => {
    const current = figure("2022-Q2", 68);
    expect(changeSentence(site, share, current, figure("2022-Q1", null), "vi")).toBe(
      "Chưa so sánh được: thiếu số liệu quý I/2022.",
    );
    const partial = figure("2022-Q1", 60, { is_complete: false });
    expect(changeSentence(site, share, current, partial, "en")).toBe(
      "No comparison: some units are missing.",
    );
    expect(changeSentence(site, share, current, null, "vi")).toBeNull();
  });

  it("the period before is the one just before, not the last that has a value", () => {
    const series = [figure("2022-Q1", 60), figure("2022-Q3", 62)];
    expect(figureBefore(site, series, series[1]!)).toBeNull();
    expect(figureYearBefore(site, [...series, figure("2023-Q1", 64)], figure("2023-Q1", 64))).toBe(series[0]);
  });

  it.each([
    [[61, null, 68.4], "Từ 61% lên 68,4%"],
    [[68.4, 61], "Từ 68,4% xuống 61%"],
    [[61, 61.01], "Giữ ở mức 61,0%"],
    [[61], "Mới có một kỳ số liệu"],
    [[null, null], "Chưa có số liệu nào"],
    [[], "Chưa có số liệu nào"],
  ])("the heading of %o", (values, heading) => {
    const series = values.map((value, at) => figure(`2022-Q${at + 1}`, value));
    expect(trendHeading(share, series, "vi")).toBe(heading);
  });

  it("caveats name missing units and estimates", () => {
    const figures = { reported_count: 22, expected_count: 25, is_complete: false, estimated_count: 3 };
    expect(caveats(figure("2022-Q1", 60, figures), "vi")).toEqual(["Tính trên 22/25 đơn vị.", "3 số ước."]);
  });

  it("tells two versions of a unit apart by their days", () => {
    const twice = siteWith({
      org_units: [...units, { ...units[1]!, org_unit_key: "a2", valid_from: "2023-07-01", valid_to: null }],
    });
    const [, first, other] = twice.org_units;
    expect(unitName(first!, twice, "vi")).toBe("An Mỹ (đến 30/06/2023)");
    expect(unitName(twice.org_units.at(-1)!, twice, "en")).toBe("An Mỹ (from 1 July 2023)");
    expect(unitName(other!, twice, "vi")).toBe("Hòa Hương");
  });
});

describe("English counts of one", () => {
  it.each([
    [1, "Source: reports of 1 unit", "Q: 1 report was never received"],
    [21, "Source: reports of 21 units", "Q: 21 reports were never received"],
  ])("%i", (amount, source, heading) => {
    expect(say("en", "source", { count: amount })).toBe(source);
    expect(say("en", "form-heading", { form: "Q", count: amount })).toBe(heading);
  });
});

describe("numbers in texts", () => {
  it("are counts, written as people do; a year is a text", () => {
    const facts = { received: 1153, expected: 12_000, on_time: 7 };
    expect(say("vi", "completeness-heading", facts)).toBe("Đã nhận 1.153 trên 12.000 báo cáo, 7 đúng hạn");
    expect(say("en", "completeness-heading", facts)).toBe("1,153 of 12,000 reports received, 7 on time");
    expect(say("en", "year-heading-reports", { ...facts, year: "2023" })).toContain("2023: 1,153");
  });

  // a script of the page fills these in, and has a text of its own for one
  const saidByScripts = /^(console|search)-|^times-of$/;
  const english = siteTexts.filter(([key, { en }]) => /\{\w+\}/.test(en) && !saidByScripts.test(key));

  it.each(english)("%s is English of one", (key, { en }) => {
    const facts = Object.fromEntries([...en.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, 1]));
    expect(say("en", key as TextKey, facts)).not.toMatch(
      /(?<![\d.,])1 (?!(?:is|has|ranks|pts|analysis)\b)[a-z]+s\b|(?<![\d.,])1 (?:[a-z]+ ){1,5}(?:are|have|were|do)\b/,
    );
  });
});

describe("one text in two languages", () => {
  const facts = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
  it.each(siteTexts)("%s names the same facts in both", (_, text) => {
    expect(facts(text.vi)).toEqual(facts(text.en));
    expect(text.vi.trim()).not.toBe("");
  });
});

describe("every text", () => {
  const sources = readdirSync("dashboards", { recursive: true, encoding: "utf8" })
    .filter((name) => /(src|browser)\/.*\.ts$/.test(name) && !/text\.ts$/.test(name))
    .map((name) => readFileSync(join("dashboards", name), "utf8"))
    .join("\n");
  // say(language, `status-${status}`)
  const made = [...sources.matchAll(/`([\w-]*)\$\{[^`}]+\}([\w-]*)`/g)]
    .filter(([, before, after]) => `${before}${after}`.length > 1)
    .map(([, before, after]) => new RegExp(`^${before}.+${after}$`));

  // the console's script has its texts by their names there
  const names = (key: string): readonly string[] => [key, key.replace(/^console-/, "")];

  it.each(siteTexts)("%s is said somewhere", (key) => {
    const isNamed = names(key).some((name) =>
      ['"NAME"', "  NAME:", "words.NAME"].some((form) => sources.includes(form.replace("NAME", name))),
    );
    expect(isNamed || made.some((pattern) => pattern.test(key))).toBe(true);
  });
});
