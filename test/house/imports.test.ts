import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

/** Who may import what (see pipelines/README.md). The first rule whose `from` matches a file covers it. */
const rules: readonly { from: RegExp; may: readonly RegExp[] }[] = [
  { from: /^pipelines\/domain\//, may: [/^pipelines\/domain\//, /^zod$/] },
  { from: /^pipelines\/ports\//, may: [/^pipelines\/(domain|ports)\//] },
  {
    from: /^pipelines\/formats\//,
    may: [
      /^pipelines\/(domain|formats)\//,
      /^(saxes|csv-parse\/sync|hyparquet|hyparquet-writer|apache-arrow)$/,
      /^node:(zlib|buffer)$/,
    ],
  },
  { from: /^pipelines\/steps\//, may: [/^pipelines\/(domain|ports|formats|steps)\//] },
  {
    from: /^pipelines\/adapters\//,
    may: [/^pipelines\/(domain|ports|formats|adapters)\//, /^node:/, /^[a-z@]/],
  },
  {
    from: /^pipelines\/door\//,
    may: [/^pipelines\/(domain|ports|formats|steps|door)\//, /^hono(\/body-limit)?$/],
  },
  { from: /^pipelines\/sample\//, may: [/^pipelines\/(domain|formats|ports|steps|sample)\//] },
  {
    from: /^pipelines\/(cli|commands\/[^/]+|preflight)\.(ts|js)$/,
    may: [/^pipelines\//, /^node:/, /^commander$/],
  },
  { from: /^functions\/runtime\/compose(-engine)?\.ts$/, may: [/^(functions|pipelines)\//, /^node:/] },
  {
    from: /^functions\/runtime\//,
    may: [/^functions\/runtime\//, /^pipelines\/(formats|ports|domain)\//, /^zod$/],
  },
  {
    from: /^functions\/door\//,
    may: [/^functions\/runtime\//, /^pipelines\/door\//, /^hono(\/aws-lambda)?$/],
  },
  { from: /^functions\//, may: [/^functions\/runtime\//, /^pipelines\/(steps|ports|domain)\//] },
  { from: /^infra\/bundle\.ts$/, may: [/^infra\//, /^node:/, /^esbuild$/] },
  {
    from: /^infra\/programme\.ts$/,
    may: [/^pipelines\/(domain|steps)\//, /^pipelines\/adapters\/(node-hashing|query-folder)\.ts$/, /^node:/],
  },
  {
    from: /^infra\//,
    may: [
      /^infra\//,
      /^pipelines\/domain\//,
      /^(aws-cdk-lib|constructs|cdk-nag|zod)(\/|$)/,
      /^node:(fs|path)$/,
    ],
  },
  {
    from: /^dashboards\/src\/data\//,
    may: [/^dashboards\/src\//, /^pipelines\/domain\/published\.ts$/, /^node:/, /^[a-z@]/],
  },
  {
    from: /^dashboards\//,
    may: [/^dashboards\//, /^pipelines\/domain\/(published|sql-tokens)\.ts$/, /^node:/, /^[a-z@]/],
  },
  { from: /^(test\/|vitest\.config\.ts$)/, may: [/./] },
];

const sources = globSync("{pipelines,functions,infra,dashboards,notebooks,test}/**/*.{ts,js}", {
  exclude: (name) => /(^|\/)(node_modules|dist|\.observablehq|published)(\/|$)/.test(name),
})
  .concat("vitest.config.ts")
  .sort();

/** What a file imports: project files as paths from the root, packages by name. Type imports count too. */
function importsOf(path: string): string[] {
  const text = readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  const found = text.matchAll(
    /(?:^|\n)\s*(?:(?:import|export)\s+(?:type\s+)?[\w*{}\s,$]+?\s+from|import)\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g,
  );
  return [...found].map((match) => {
    const name = (match[1] ?? match[2])!;
    return name.startsWith(".") ? normalize(join(dirname(path), name)) : name;
  });
}

describe("import boundaries", () => {
  it("finds the sources", () => {
    expect(sources).toContain("pipelines/domain/tables.ts");
    expect(importsOf("pipelines/domain/submission.ts")).toEqual([
      "pipelines/domain/decimal.ts",
      "pipelines/domain/issue.ts",
    ]);
  });

  it.each(sources)("%s imports only what its room may", (path) => {
    const rule = rules.find((candidate) => candidate.from.test(path));
    expect(rule, `no rule covers ${path}: add its room to the table`).toBeDefined();
    const forbidden = importsOf(path).filter((name) => !rule!.may.some((allowed) => allowed.test(name)));
    expect(forbidden).toEqual([]);
  });
});

describe("purity of domain and steps", () => {
  const pure = sources.filter((path) => /^pipelines\/(domain|steps|sample)\//.test(path));

  it.each(pure)("%s takes clock, network and randomness as arguments", (path) => {
    const code = readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "");
    const found = code.match(/\bprocess\.|\bfetch\(|\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b/g);
    expect(found).toBeNull();
  });
});
