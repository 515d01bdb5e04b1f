import { linkFrom } from "./src/components/routes.ts";
import type { Language } from "./src/components/site.ts";

export interface FinishedPage {
  /** path below the site's root, without ".html" */
  readonly path: string;
  readonly language: Language;
  readonly title: string;
  readonly body: string;
  /** rules that this page alone has */
  readonly style: string;
  /** the same page in the other language; null where there is none */
  readonly otherPath: string | null;
}

const faces = [
  ["Source Serif 4", "source-serif-4", "600"],
  ["Source Sans 3", "source-sans-3", "200 900"],
] as const;
const ranges = {
  vietnamese:
    "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
  latin:
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
} as const;

/** Font faces with addresses relative to the page; not in style.css, which Framework bundles elsewhere. */
const fontFaces = (path: string): string =>
  faces
    .flatMap(([family, file, weight]) =>
      (["vietnamese", "latin"] as const).map(
        (script) =>
          `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;src:url(${linkFrom(path, `fonts/${file}-${script}.woff2`)}) format("woff2");unicode-range:${ranges[script]}}`,
      ),
    )
    .join("");

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** What a page's Markdown became: Framework's <main>, without its wrapping. */
export const proseOf = (shell: string): string =>
  /<main id="observablehq-main"[^>]*>([\s\S]*)<\/main>/
    .exec(shell)?.[1]
    ?.replace(/<!--[\s\S]*?-->/g, "")
    .trim() ?? "";

/**
 * The page as it is shipped: Framework's stylesheets, and its scripts only where the page runs any; language,
 * viewport, fonts, title and the rendered body are ours.
 */
export function finishedHtml(shell: string, page: FinishedPage): string {
  const { path, language, title, body, style, otherPath } = page;
  const head = /<head>([\s\S]*?)<\/head>/.exec(shell)?.[1] ?? "";
  const runsCode = /\bdefine\(/.test(head);
  const base = /<base [^>]*>/.exec(head)?.[0] ?? "";
  const kept = [
    ...(head.match(/<link rel="stylesheet"[^>]*>/g) ?? []),
    ...(runsCode
      ? (head.match(/<link rel="modulepreload"[^>]*>|<script type="module">[\s\S]*?<\/script>/g) ?? [])
      : []),
  ];
  const other = language === "vi" ? "en" : "vi";
  const alternate =
    otherPath === null
      ? ""
      : `\n<link rel="alternate" hreflang="${other}" href="${linkFrom(path, `${otherPath}.html`)}">`;
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">${base === "" ? "" : `\n${base}`}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} | Thước Đo</title>
<link rel="icon" href="data:,">${alternate}
<style>${fontFaces(path)}</style>
${kept.join("\n")}${style === "" ? "" : `\n<style>${style}</style>`}
</head>
<body>
${body}
</body>
</html>
`;
}

/** Addresses in a shipped file that a browser would fetch from elsewhere. Links to follow by hand are none. */
export function outsideAddresses(name: string, text: string): readonly string[] {
  const fetched = name.endsWith(".html")
    ? /<(?:script|img|link|iframe|source|video|audio|object|embed)\b[^>]*?(?:src|href|data)=["']((?:https?:)?\/\/[^"']+)/gi
    : /(?:url\(\s*["']?|@import\s+["']|\bimport\s*\(?\s*["']|\bfrom\s*["']|\bfetch\(\s*["'])((?:https?:)?\/\/[^"')\s]+)/gi;
  return [...text.matchAll(fetched)].map((match) => match[1]!);
}
