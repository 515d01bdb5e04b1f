import { type Language, Refused } from "./door.ts";
import { type Facts, fill, part, show } from "./parts.ts";

type Progress = "choose-file" | "sending" | "reading" | "waiting";

/** What the line below the file says, and its bar; null = nothing. */
export function sayProgress(state: Progress | null, facts: Facts = {}): void {
  const words = part("progress-words");
  fill(words, facts);
  show(words, state === null ? [] : [state]);
  const bar = part<HTMLProgressElement>("progress");
  bar.hidden = state !== "sending" && state !== "reading";
  if (state === "reading") bar.removeAttribute("value");
  else bar.value = Number(facts.percent ?? 0);
}

/** Says why something could not be done: in the door's words, or that it was not reached; null takes it away. */
export function sayProblem(error: unknown, language: Language): void {
  const problem = part("problem");
  if (error instanceof Refused) fill(problem, error.words[language]);
  show(problem, error === null ? [] : [error instanceof Refused ? "refused" : "unreachable"]);
  if (error !== null) problem.scrollIntoView({ block: "nearest" });
}
