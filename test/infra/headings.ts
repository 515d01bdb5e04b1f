import { readFileSync } from "node:fs";

/** The headings of a Markdown file as addresses behind a #. */
export const addressableHeadings = (path: string): readonly string[] =>
  [...readFileSync(path, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, text]) =>
    text!
      .toLowerCase()
      .replace(/[^\w -]/g, "")
      .replaceAll(" ", "-"),
  );
