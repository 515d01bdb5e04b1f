type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** JSON with names in binary order and no spaces: equal values give equal bytes, so it can be hashed. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value as Json));
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, sorted((value as { [name: string]: Json })[name]!)]));
}
