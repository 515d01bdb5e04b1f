import type { Issue } from "./issue.ts";
import { acceptanceWording } from "./issue-text/acceptance.ts";
import { contentWording } from "./issue-text/content.ts";
import { readingWording } from "./issue-text/reading.ts";

export type Language = "vi" | "en";

/** Three sentences an officer can act on. `{given}` and `{parameter}` are filled from the issue. */
export interface Sentences {
  readonly found: string;
  readonly expected: string;
  readonly remedy: string;
}

export type Wording = Readonly<Record<Language, Sentences>>;

const wordings = { ...readingWording, ...contentWording, ...acceptanceWording };

export type IssueCode = keyof typeof wordings;

export const issueCodes = Object.keys(wordings) as IssueCode[];

/** The wording of a code before it is filled in. */
export const wordingOf = (code: IssueCode): Wording => wordings[code];

const blankWords: Readonly<Record<Language, string>> = { vi: "(trống)", en: "(blank)" };

/** What was found, what was expected and what to do, in one language. */
export function sentencesFromIssue(issue: Issue, language: Language): Sentences {
  const given = issue.given === "" ? blankWords[language] : (issue.given ?? "");
  const facts: Readonly<Record<string, string>> = { ...issue.params, given };
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? "");
  const { found, expected, remedy } = wordings[issue.code][language];
  return { found: fill(found), expected: fill(expected), remedy: fill(remedy) };
}

/** What stands for what each issue says of its own. */
const ownWords = "…";

/** Found by a rule whose sentence is all its own. */
const brokenRule: Readonly<Record<Language, string>> = {
  vi: "Số ở vài ô trái với một quy tắc của biểu mẫu.",
  en: "Figures of some cells break a rule of the form.",
};

/** What every issue of a code says, "…" where each says its own: "“…” không đọc được thành số." */
export function patternOf(code: IssueCode, language: Language): Sentences {
  const open = (text: string): string =>
    text
      .replace(/\s?\(\{\w+\}\)/g, "")
      .replace(/\{\w+\}(?:\s*\{\w+\})*/g, ownWords)
      .replaceAll(`.${ownWords}`, ".");
  const { found, expected, remedy } = wordings[code][language];
  const opened = open(found);
  return {
    found: /\p{L}/u.test(opened) ? opened : brokenRule[language],
    expected: open(expected),
    remedy: open(remedy),
  };
}
