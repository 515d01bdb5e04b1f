/** IAM's way of deciding, as far as the project's policies go; what it does not know it refuses to judge. */

type OneOrMore = string | number | readonly (string | number)[];
export interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Action: OneOrMore;
  readonly Resource: OneOrMore;
  readonly Principal?: "*" | Readonly<Record<string, OneOrMore>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore>>>>;
}

export interface Attempt {
  readonly action: string;
  readonly resource: string;
  /** condition keys of the request, lower case; a key that is not there is absent */
  readonly context?: Readonly<Record<string, string>>;
}

const list = (value: OneOrMore): readonly string[] => [value].flat().map(String);

function isLike(text: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s").test(text);
}

const comparisons: Readonly<Record<string, (found: string, wanted: string) => boolean>> = {
  StringEquals: (found, wanted) => found === wanted,
  StringLike: isLike,
  ArnEquals: isLike,
  ArnLike: isLike,
  Bool: (found, wanted) => found === wanted,
  NumericLessThan: (found, wanted) => Number(found) < Number(wanted),
};

function isMet(operator: string, key: string, wanted: OneOrMore, context: Attempt["context"] = {}): boolean {
  const found = context[key.toLowerCase()];
  if (operator === "Null") return (found === undefined) === (list(wanted)[0] === "true");
  const isIfExists = operator.endsWith("IfExists");
  const compare = comparisons[operator.replace(/IfExists$/, "")];
  if (compare === undefined) throw new Error(`The condition ${operator} is not known here.`);
  return found === undefined ? isIfExists : list(wanted).some((value) => compare(found, value));
}

/** Whether a statement speaks of a request of a role; those for a service or another principal do not. */
function applies(statement: Statement, { action, resource, context }: Attempt): boolean {
  const { Principal, Condition = {} } = statement;
  if (Principal !== undefined && Principal !== "*" && Principal.AWS !== "*") return false;
  return (
    list(statement.Action).some((pattern) => isLike(action.toLowerCase(), pattern.toLowerCase())) &&
    list(statement.Resource).some((pattern) => isLike(resource, pattern)) &&
    Object.entries(Condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, wanted]) => isMet(operator, key, wanted, context)),
    )
  );
}

/** "An explicit deny wins; what nothing allows is denied." */
export function decide(statements: readonly Statement[], attempt: Attempt): "allowed" | "denied" | "refused" {
  const met = statements.filter((statement) => applies(statement, attempt));
  if (met.some(({ Effect }) => Effect === "Deny")) return "refused";
  return met.some(({ Effect }) => Effect === "Allow") ? "allowed" : "denied";
}
