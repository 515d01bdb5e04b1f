import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { billOf, city, nation, pricesFrom, totalOf, usageOf } from "../../infra/costs.ts";
import { stageFrom } from "../../infra/stages.ts";
import { withTable } from "../../infra/write-costs.ts";

const production = stageFrom({ stage: "production" });
const prices = pricesFrom(readFileSync("infra/prices.csv", "utf8"));
const billFor = (work: typeof city) => billOf(prices, usageOf(production, work));

describe("what a month costs", () => {
  it("is what the document says", () => {
    const text = readFileSync("infra/costs.md", "utf8");
    expect(withTable(text), "run npm run costs").toBe(text);
  });

  it("is below 1 USD for the city", () => {
    expect(totalOf(billFor(city))).toBeLessThan(1);
  });

  it("grows with what is asked, and never falls below nothing", () => {
    for (const { usd } of billFor(city)) expect(usd).toBeGreaterThanOrEqual(0);
    expect(totalOf(billFor(nation))).toBeGreaterThan(totalOf(billFor(city)));
  });

  it("takes off what is free, and only that", () => {
    const [price] = prices.filter(({ item }) => item === "alarm metrics");
    const used = (count: number) => billOf([price!], { "CloudWatch, alarm metrics": count })[0]!.usd;
    expect([used(9), used(10), used(12)]).toEqual([0, 0, 0.2]);
  });

  it("does not forget a line, nor price what is not used", () => {
    expect(() => billOf(prices, { "Lambda, requests": 1 })).toThrow("S3, stored");
    expect(() => billOf([], { "Lambda, requests": 1 })).toThrow("Lambda, requests");
  });

  it("names for each price when it was so, and by which list", () => {
    for (const { as_of, source } of prices) {
      expect(as_of >= "2026-01-01").toBe(true);
      expect(source).toMatch(/pricing/);
    }
    expect(() => pricesFrom("service,item\nLambda,x")).toThrow();
  });
});
