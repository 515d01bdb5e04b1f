import type { Context } from "hono";
import type { Language } from "../domain/issue-text.ts";
import { type ProblemCode, problems } from "./problem-text.ts";

type Facts = Readonly<Record<string, string | number>>;

/** A refusal as RFC 9457 has it, in Vietnamese, and again in both languages for a page that speaks either. */
export function problem(context: Context, code: ProblemCode, facts: Facts = {}): Response {
  const { status, ...words } = problems[code];
  const said = { vi: filled(words, "vi", facts), en: filled(words, "en", facts) };
  const body = { type: `urn:thuocdo:problem:${code}`, status, ...said.vi, code, ...said };
  return context.body(JSON.stringify(body), status, { "content-type": "application/problem+json" });
}

function filled(
  words: Readonly<Record<Language, { readonly title: string; readonly detail: string }>>,
  language: Language,
  facts: Facts,
): { readonly title: string; readonly detail: string } {
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ""));
  return { title: fill(words[language].title), detail: fill(words[language].detail) };
}
