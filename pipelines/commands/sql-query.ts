import type { Language } from "../domain/issue-text.ts";
import { type ArgumentProblem, bindQuery, type NamedQuery } from "../domain/named-query.ts";
import { failure, type Result, success } from "../domain/result.ts";
import type { TypedStatement } from "./sql-statements.ts";
import { say } from "./text.ts";

/** The statement of a named query with its arguments, each "name=value"; or in words what is wrong with them. */
export function statementOfQuery(
  queries: readonly NamedQuery[],
  name: string,
  pairs: readonly string[],
  language: Language,
): Result<TypedStatement, string> {
  const query = queries.find((known) => known.name === name);
  if (query === undefined) {
    const known = queries.map((each) => each.name).join(", ");
    return failure(say(language, "no-such-query", { name, known }));
  }
  const noPair = pairs.find((pair) => !/^[^=]+=/.test(pair));
  if (noPair !== undefined) {
    const [example] = query.parameters.map((parameter) => `${parameter.name}=${parameter.default}`);
    return failure(say(language, "set-is-no-pair", { given: noPair, example: example ?? "name=value" }));
  }
  const given = new Map(pairs.map((pair) => [pair.split("=", 1)[0]!, pair.slice(pair.indexOf("=") + 1)]));
  const bound = bindQuery(query, given);
  if (!bound.ok)
    return failure(bound.error.map((problem) => textFromArgument(problem, query, language)).join("\n"));
  const { statement: text, values } = bound.value;
  const asked = query.parameters.map((each) => `${each.name}=${given.get(each.name) ?? each.default}`);
  return success({
    text,
    line: 1,
    values,
    whenEmpty: say(language, "query-empty", { arguments: asked.join(", ") }),
  });
}

function textFromArgument(problem: ArgumentProblem, query: NamedQuery, language: Language): string {
  const { code, name } = problem;
  const known = query.parameters.map((parameter) => parameter.name).join(", ");
  const example = query.parameters.find((parameter) => parameter.name === name)?.default ?? "";
  if (code !== "wrong-value") return say(language, code, { name, query: query.name, known, example });
  const expected = say(language, `expects-${problem.type}`);
  return say(language, code, { name, given: problem.given, expected, example });
}

/** Each named query with what it asks, and its parameters with their defaults and meanings. */
export function queriesText(queries: readonly NamedQuery[], language: Language): string {
  const blocks = queries.map(({ name, asks, parameters }) => {
    const pairs = parameters.map((parameter) => `${parameter.name}=${parameter.default}`);
    const widest = Math.max(...pairs.map((pair) => pair.length));
    const lines = parameters.map((parameter, at) => `  ${pairs[at]!.padEnd(widest)}  ${parameter[language]}`);
    return [`${name}: ${asks[language]}`, ...lines].join("\n");
  });
  return blocks.join("\n\n");
}

/** The same for programs. */
export const queriesJson = (queries: readonly NamedQuery[]): string =>
  JSON.stringify(
    queries.map(({ name, asks, parameters, columns }) => ({ name, asks, parameters, columns })),
    null,
    2,
  );
