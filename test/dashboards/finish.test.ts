import { describe, expect, it } from "vitest";
import { finishedHtml, outsideAddresses, proseOf } from "../../dashboards/finish.ts";

const shell = (code = ""): string => `<!DOCTYPE html>
<html><head><meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
<link rel="stylesheet" type="text/css" href="../_import/style.1.css">
<link rel="modulepreload" href="../_observablehq/client.1.js">
<script type="module">import "../_observablehq/client.1.js";${code}</script></head>
<body><main id="observablehq-main" class="observablehq">
<!-- note --><h2>Prose</h2></main></body></html>`;
const page = {
  path: "chi-tieu/x",
  language: "vi",
  title: "A & B",
  body: "<p>x</p>",
  style: "",
  otherPath: "en/indicators/x",
} as const;

describe("finishing a page that Framework built", () => {
  it("gives it a language, a zoomable viewport, fonts, its title and its body", () => {
    const html = finishedHtml(shell(), page);
    expect(html).toContain(`<html lang="vi">`);
    expect(html).not.toContain("maximum-scale");
    expect(html).toContain("<title>A &amp; B | Thước Đo</title>");
    expect(html).toContain(`url(../fonts/source-serif-4-vietnamese.woff2)`);
    expect(html).toContain(`<link rel="alternate" hreflang="en" href="../en/indicators/x.html">`);
    expect(html).toContain("_import/style.1.css");
  });

  it("says a page's base before all that is fetched from it", () => {
    const html = finishedHtml(shell().replace("<head>", `<head><base href="/">`), page);
    expect(html.match(/<base href="\/">|url\(|<link/g)?.[0]).toBe(`<base href="/">`);
  });

  it("keeps scripts only where the page runs code of its own", () => {
    expect(finishedHtml(shell(), page)).not.toContain("<script");
    expect(finishedHtml(shell("define({});"), page)).toContain("<script");
  });

  it("carries the rules that the page alone has", () => {
    expect(finishedHtml(shell(), { ...page, style: "@page{size:A4}" })).toContain(
      "<style>@page{size:A4}</style>\n</head>",
    );
  });

  it("takes the page's own Markdown out of its wrapping", () => {
    expect(proseOf(shell())).toBe("<h2>Prose</h2>");
  });
});

describe("addresses outside", () => {
  it.each([
    ["a.html", `<script src="https://cdn.example/x.js"></script>`, 1],
    ["a.html", `<link rel="stylesheet" href="//fonts.example/a.css">`, 1],
    ["a.html", `<a href="https://example.org/">by hand</a><svg xmlns="http://www.w3.org/2000/svg"></svg>`, 0],
    ["a.css", `@font-face{src:url(https://fonts.example/a.woff2)}`, 1],
    ["a.css", `.a{background:url(data:,)}`, 0],
    ["a.js", `import "https://cdn.example/x.js"; fetch("https://api.example/")`, 2],
    ["a.js", `const namespace = "http://www.w3.org/2000/svg";`, 0],
  ])("%s %s: %i", (name, text, found) => {
    expect(outsideAddresses(name, text)).toHaveLength(found);
  });
});
