/** What the console is asked, as its address says it: a named query or a statement, and values by parameter. */
export interface Asked {
  readonly query: string | null;
  readonly sql: string | null;
  readonly values: Readonly<Record<string, string>>;
}

/** The end of an address, such as "#query=unit-trend&set.org_unit_key=tamky"; it is never sent to a server. */
export function hashOf({ query, sql, values }: Asked): string {
  const told = new URLSearchParams();
  if (query !== null) told.set("query", query);
  else if (sql !== null) told.set("sql", sql);
  for (const [name, value] of Object.entries(values)) told.set(`set.${name}`, value);
  return `#${told.toString()}`;
}

/** What the end of an address asks; anything else in it says nothing. */
export function askedFrom(hash: string): Asked {
  const told = new URLSearchParams(hash.replace(/^#/, ""));
  const values = [...told].filter(([name]) => name.startsWith("set."));
  return {
    query: told.get("query"),
    sql: told.get("sql"),
    values: Object.fromEntries(values.map(([name, value]) => [name.slice("set.".length), value])),
  };
}
