import { describe, expect, it } from "vitest";
import { editionFrom } from "../../dashboards/src/components/editions.ts";
import { renderPage } from "../../dashboards/src/components/pages/render-page.ts";
import { pagesByPath } from "../../dashboards/src/components/routes.ts";
import type { Site } from "../../dashboards/src/components/site.ts";
import { submission } from "./lineage-rows.ts";
import { rate, siteWith } from "./published-rows.ts";

const reported = {
  reporting_rates: [rate("a", "2023-Q1", { first_received_at: "2023-03-16T04:58:00.000Z" })],
};
const plain = siteWith(reported);
const everybodys = { ...plain, programme: { ...plain.programme, edition: "public" as const } };
const whole = siteWith({ ...reported, submissions: [submission("a", "2023-Q1")] });
const kept = { ...whole, edition_id: "2023-06-28", known_before: "2023-06-28T17:00:00.000Z" };
const leaders = { ...whole, editions: [editionFrom(kept, "", whole)] };

/** What only the leaders' site can tell, by the page that speaks of it. */
const told = [
  ["ky/index", "số nào đã được sửa từ đó"],
  ["ky/index", "Đã sửa từ khi khóa sổ"],
  ["en/periods/index", "Corrected since its close"],
  ["day-du/quarterly", "số bản đã nộp"],
  ["nhiem-ky/bao-cao", "giữ thành một bản không đổi"],
] as const;

describe("a site without editions and submissions", () => {
  it.each(told)("does not promise on %s: “%s”", (path, words) => {
    const says = (site: Site): boolean =>
      renderPage(site, pagesByPath(site).get(path)!, "").body.includes(words);
    expect([says(leaders), says(everybodys)]).toEqual([true, false]);
  });
});
