import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadQueries } from "../../pipelines/adapters/query-folder.ts";
import { commandTextEntries } from "../../pipelines/commands/text.ts";
import { issueCodes, wordingOf } from "../../pipelines/domain/issue-text.ts";

const readme = readFileSync("README.md", "utf8");
const help = (...words: string[]): string =>
  execFileSync(process.execPath, ["pipelines/cli.ts", ...words, "--help"], { encoding: "utf8" });
const commands = readdirSync("pipelines/commands")
  .map((file) => /\.command\("(\w+)/.exec(readFileSync(join("pipelines/commands", file), "utf8"))?.[1])
  .filter((name): name is string => name !== undefined && name !== "start");
/** The facts a text names; {name_vi} and {name_en} are one fact in two languages. */
const placeholders = (text: string): string[] =>
  [...new Set((text.match(/\{\w+\}/g) ?? []).map((name) => name.replace(/_(vi|en)\}$/, "}")))].sort();

describe("what is undocumented fails", () => {
  it.each(commands)("the README and --help name the command %s", (name) => {
    expect(readme).toContain(`thuocdo ${name}`);
    expect(help()).toContain(name);
  });

  it.each(commands)("%s --help shows Vietnamese and English and an example", (name) => {
    const text = help(name);
    expect(text).toMatch(/ \/ /);
    expect(text).toContain("Ví dụ / example");
  });

  it("the README lists every named query with its sentence", async () => {
    const queries = await loadQueries("pipelines/queries");
    const listed = [...readme.matchAll(/^\| `([\w-]+)` \| (.+\?) \|$/gm)].map(([, name, asks]) => [
      name,
      asks,
    ]);
    expect(listed).toEqual(queries.map(({ name, asks }) => [name, asks.en]));
  });

  it("links in Markdown lead to files that exist", () => {
    const pages = ["README.md", "CONTRIBUTING.md", "pipelines/README.md", "pipelines/programmes/README.md"];
    const broken = pages.flatMap((page) =>
      [...readFileSync(page, "utf8").matchAll(/\]\(([^)#:]+)\)/g)]
        .map((match) => join(dirname(page), match[1]!))
        .filter((target) => !existsSync(target)),
    );
    expect(broken).toEqual([]);
  });

  it("decision records say status, context, decision and consequences", () => {
    for (const file of readdirSync("pipelines/decisions")) {
      const text = readFileSync(join("pipelines/decisions", file), "utf8");
      for (const part of ["Status", "Context", "Decision", "Consequences"])
        expect(text, file).toContain(part);
    }
  });
});

describe("one text in two languages", () => {
  it.each(issueCodes)("the issue %s names the same facts in both", (code) => {
    const wording = wordingOf(code);
    for (const part of ["found", "expected", "remedy"] as const) expect(wording.vi[part]).not.toBe("");
    const all = (language: "vi" | "en") => placeholders(Object.values(wording[language]).join(" "));
    expect(all("vi")).toEqual(all("en"));
  });

  it.each(commandTextEntries)("the sentence %s names the same facts in both", (_, text) => {
    expect(placeholders(text.vi)).toEqual(placeholders(text.en));
  });
});
