import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { addressableHeadings } from "./headings.ts";

const pages = globSync("infra/*.md");
/** Files and folders that a page names in code, with a star for several, and a heading behind a #. */
const namedIn = (page: string): readonly string[] =>
  [
    ...readFileSync(page, "utf8").matchAll(/`((?:infra|test|pipelines|functions)\/[\w./*-]+(?:#[\w-]+)?)`/g),
  ].map(([, path]) => path!);

describe("the documents of infra", () => {
  it("are there", () => {
    expect(pages.map((page) => page.replace("infra/", "")).sort()).toEqual([
      "README.md",
      "costs.md",
      "deploy.md",
      "runbook.md",
      "threats.md",
    ]);
  });

  it.each(pages)("%s names only files and headings that there are", (page) => {
    for (const named of namedIn(page)) {
      const [path, heading] = named.split("#");
      expect(globSync([path!, `${path}*`]), named).not.toEqual([]);
      if (heading !== undefined) expect(addressableHeadings(path!), named).toContain(heading);
    }
  });

  it("say for every threat what stops it and what tests that", () => {
    const rows = readFileSync("infra/threats.md", "utf8")
      .split("\n")
      .filter((line) => line.startsWith("| ") && !line.startsWith("| who") && !line.startsWith("| ---"));
    expect(rows.length).toBeGreaterThan(15);
    for (const row of rows) {
      const [, , wants, stoppedBy, testedBy] = row.split("|").map((cell) => cell.trim());
      expect(
        [wants, stoppedBy].every((cell) => cell !== ""),
        row,
      ).toBe(true);
      expect(testedBy, row).toMatch(/`(test\/|npm run test)/);
    }
  });
});
