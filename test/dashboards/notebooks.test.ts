import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import {
  lacksOf,
  type Notebook,
  notebookFromMarkdown,
  quoted,
} from "../../dashboards/src/components/notebook.ts";
import { renderPage } from "../../dashboards/src/components/pages/render-page.ts";
import { pagesByPath } from "../../dashboards/src/components/routes.ts";
import { readNotebooks, runNotebooks } from "../../dashboards/src/data/run-notebooks.ts";
import { publishedTables } from "../../pipelines/domain/published.ts";
import { relationColumns, tables } from "../../pipelines/domain/tables.ts";
import { parquetFromRows } from "../../pipelines/formats/parquet.ts";
import { siteWith } from "./published-rows.ts";

/** A publication that has every table and no row. */
const empty = mkdtempSync(join(tmpdir(), "thuocdo-notebooks-"));
afterAll(() => rmSync(empty, { recursive: true, force: true }));
writeFileSync(join(empty, "programme.json"), "{}");
for (const table of publishedTables)
  writeFileSync(join(empty, `${table}.parquet`), parquetFromRows(relationColumns(tables[table]), []));

const written = await readNotebooks("notebooks", "tam-ky-2021-2025");

const head =
  "---\ndate: 2026-11-27\nprogramme: p\ntitle_vi: Có {{sent.count}}\ntitle_en: {{sent.count}} there\n---\n\n";
const sent =
  "```sql sent\nselect 1234.5 as count, 'hai' as word_vi, 'two' as word_en, '2025' as year\n```\n\n";
const series = `\`\`\`sql series
select 1 as at, '2022' as year, 'Q1' as period, 61.5 as percent
union all select 2, '2022', 'Q2', 62.5
\`\`\`

\`\`\`chart series
vi: Lên từ {{sent.year}}.
en: Up since {{sent.year}}.
period: Kỳ | Period
percent: Tỷ lệ | Share
\`\`\`
`;
const runOf = async (markdown: string): Promise<Notebook> =>
  (await runNotebooks([notebookFromMarkdown("one", markdown)], empty))[0]!;

describe("the notebooks of this programme", () => {
  it("are three, dated, and each says in both languages that the data are simulated and what can't be concluded", () => {
    expect(written.map(({ id }) => id)).toEqual(["late-reporting", "mergers-2025", "targets-together"]);
    for (const { date, blocks } of written) {
      expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
      const texts = blocks.flatMap((block) => (block.kind === "text" ? [block.text] : []));
      expect(texts[0]!.vi).toContain("mô phỏng");
      expect(texts[0]!.en).toContain("simulated");
      expect(texts.map(({ en }) => en)).toContain("What can't be concluded");
    }
  });

  it("type no number of their own: what a sentence counts is quoted", () => {
    const allowed = /\b(2021|2025|0[17]\/01\/2025|01\/0[17]\/2025|T06|5(?=%)|0[.,]05|4|1)\b/g;
    for (const { title, blocks } of written)
      for (const text of [title, ...blocks.flatMap((block) => ("text" in block ? [block.text] : []))])
        for (const one of [text.vi, text.en])
          expect(one.replace(/\{\{[^}]+\}\}/g, "").replace(allowed, ""), one).not.toMatch(/\d/);
  });

  it("have only statements that run, and over an empty publication lack data rather than saying something", async () => {
    const run = await runNotebooks(written, empty);
    for (const notebook of run) expect(lacksOf(notebook).length, notebook.id).toBeGreaterThan(0);
  });

  it("quote or show every statement, themselves or through another one", () => {
    for (const { id, title, blocks } of written) {
      const all = [title, ...blocks].map((block) => JSON.stringify(block)).join("\n");
      const names = blocks.flatMap((block) => (block.kind === "sql" ? [block.name] : []));
      const unused = names.filter(
        (name) =>
          !all.includes(`{{${name}.`) &&
          !all.includes(`from ${name}`) &&
          !blocks.some((block) => block.kind !== "sql" && "name" in block && block.name === name),
      );
      expect(unused, id).toEqual([]);
    }
  });
});

describe("a notebook", () => {
  it("quotes the first row in the reader's notation and language", async () => {
    const notebook = await runOf(head + sent);
    expect(quoted(notebook.title, notebook, "vi")).toBe("Có 1.234,5");
    expect(quoted(notebook.title, notebook, "en")).toBe("1,234.5 there");
    const text = { vi: "{{sent.word}} năm {{sent.year}}", en: "{{sent.word}} in {{sent.year}}" };
    expect(quoted(text, notebook, "vi")).toBe("hai năm 2025");
    expect(quoted(text, notebook, "en")).toBe("two in 2025");
  });

  it("is a page with its chart, the table behind it and each statement", async () => {
    const notebook = await runOf(head + sent + series);
    const site = { ...siteWith(), notebooks: [notebook] };
    const page = pagesByPath(site).get("phan-tich/one")!;
    const { title, body } = renderPage(site, page, "");
    expect(title).toBe("Có 1.234,5");
    expect(body.match(/<svg[^>]*role="img"/g)).toHaveLength(3);
    expect(body).toContain('<td>Q2</td><td class="n">62,5</td>');
    expect(body).toContain("Lên từ 2025.");
    expect(body).toMatch(/Thang bắt đầu từ \d+(,\d)?%\./);
    expect(body).toContain("select 1234.5 as count");
    expect(renderPage(site, pagesByPath(site).get("phan-tich/index")!, "").body).toContain("Có 1.234,5");
  });

  it.each([
    ["a query without rows", "```sql sent\nselect 1 as count where false\n```\n", ["{{sent.count}}"]],
    ["an empty value", "```sql sent\nselect null as count\n```\n", ["{{sent.count}}"]],
    ["a column that is not there", "```sql sent\nselect 1 as other\n```\n", ["{{sent.count}}"]],
    ["no such query", "", ["{{sent.count}}"]],
    [
      "a table's column that is not there",
      `${sent}\`\`\`table sent\nvi: a\nen: b\nother: A | B\n\`\`\`\n`,
      ["sent.other"],
    ],
  ])("lacks what it quotes or shows: %s", async (_, body, lacks) => {
    const notebook = await runOf(head + body);
    expect(lacksOf(notebook)).toEqual(lacks);
  });

  it("stops the build where a statement fails, and names it", async () => {
    await expect(
      runOf(`${head}\`\`\`sql sent\nselect no_such_column from periods\n\`\`\`\n`),
    ).rejects.toThrow(/notebooks\/one\.md: the statement sent failed: .*no_such_column/);
  });

  it.each([
    ["no head", "vi: a\nen: b\n", "line 1"],
    ["a head without a date", "---\nprogramme: p\ntitle_vi: a\ntitle_en: b\n---\n", "lacks date"],
    ["a text in one language", `${head}vi: chỉ một\n`, "line 8"],
    ["a block that is not closed", `${head}\`\`\`sql a\nselect 1\n`, "not closed"],
    ["a table without columns", `${head}\`\`\`table a\nvi: a\nen: b\n\`\`\`\n`, "line 8"],
  ])("is refused with its line: %s", (_, markdown, said) => {
    expect(() => notebookFromMarkdown("one", markdown)).toThrow(said);
  });
});
