import { ownAliasUses } from "./portable-aliases.ts";
import { forms } from "./portable-forms.ts";
import { brokenByCast, brokenByFunction, type CastRule } from "./portable-functions.ts";
import { castTypes, type FunctionRule } from "./portable-words.ts";
import { readSql, type SqlReading } from "./sql-reading.ts";
import { lineAndColumn } from "./sql-tokens.ts";

export type PortabilityRule = FunctionRule | CastRule | keyof typeof forms | "own-alias";

/** A function or form that DuckDB and Athena's engine do not answer alike; the rule tells what to write instead. */
export interface PortabilityFinding {
  readonly rule: PortabilityRule;
  /** as it stands in the statement, words in lower case */
  readonly found: string;
  /** both from 1 */
  readonly line: number;
  readonly column: number;
}

/**
 * What a statement says that is not the same on DuckDB and on Athena's engine, in its order; none for a portable one.
 * Types are seen only where the text shows them, so an empty answer is no proof.
 */
export function nonPortable(statement: string): readonly PortabilityFinding[] {
  const reading = readSql(statement);
  const aliases = ownAliasUses(reading);
  return reading.tokens.flatMap(({ text, index }, at) => {
    const rule = aliases.has(at) ? "own-alias" : brokenAt(reading, at);
    return rule === null ? [] : [{ rule, found: text, ...lineAndColumn(statement, index) }];
  });
}

function brokenAt(reading: SqlReading, at: number): PortabilityRule | null {
  const names = Object.keys(forms) as (keyof typeof forms)[];
  const form = names.find((name) => forms[name](reading, at));
  return form ?? brokenByFunction(reading, at) ?? brokenByCast(reading, at, castTypes);
}
