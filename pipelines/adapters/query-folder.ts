import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { Fatal } from "../domain/fault.ts";
import { type NamedQuery, queryFromCard } from "../domain/named-query.ts";

/** The named queries of a folder (`<name>.sql` with its card `<name>.yml` beside it), by name. */
export async function loadQueries(folder: string): Promise<readonly NamedQuery[]> {
  const files = await readdir(folder).catch((cause: Error) => {
    throw new Fatal(`The named queries can't be read: ${cause.message}.`, { cause });
  });
  const named = (end: string): string[] =>
    files.filter((file) => file.endsWith(end)).map((file) => file.slice(0, -end.length));
  const [statements, cards] = [named(".sql").sort(), new Set(named(".yml"))];
  const alone = [...new Set(statements).symmetricDifference(cards)];
  if (alone.length > 0) throw new Fatal(`queries/${alone[0]} needs a statement and a card, .sql and .yml.`);
  return Promise.all(
    statements.map(async (name) => {
      const card = parse(await readFile(join(folder, `${name}.yml`), "utf8"));
      return queryFromCard(name, card, await readFile(join(folder, `${name}.sql`), "utf8"));
    }),
  );
}
