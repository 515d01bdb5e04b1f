import { readFileSync, writeFileSync } from "node:fs";
import { city, costTable, nation, pricesFrom } from "./costs.ts";
import { stageFrom } from "./stages.ts";

const file = "infra/costs.md";
const [start, end] = ["<!-- table: npm run costs -->", "<!-- /table -->"];

/** The document with its table computed anew. */
export function withTable(text: string): string {
  const prices = pricesFrom(readFileSync("infra/prices.csv", "utf8"));
  const table = costTable(prices, stageFrom({ stage: "production" }), [city, nation]);
  return text.replace(new RegExp(`${start}[\\s\\S]*${end}`), () => `${start}\n${table}\n${end}`);
}

if (import.meta.main) writeFileSync(file, withTable(readFileSync(file, "utf8")));
