import type { Model } from "./model-card.ts";
import type { NamedQuery } from "./named-query.ts";
import {
  type PublishedMeaning,
  type PublishedQuery,
  type PublishedTable,
  publishedTables,
} from "./published.ts";
import { relationColumns, tables } from "./tables.ts";

/** Published tables and their columns in words, from the models' cards; a table without a card is left out. */
export const meaningsOf = (
  models: readonly Model[],
  names: readonly PublishedTable[] = publishedTables,
): readonly PublishedMeaning[] =>
  names.flatMap((name) => {
    const card = models.find((model) => model.name === name);
    if (card === undefined) return [];
    const told = new Map(card.columns.map((column) => [column.name, column]));
    const columns = relationColumns(tables[name]).map(({ name: column, type }) => ({
      ...{ name: column, type },
      ...{ meaning: told.get(column)?.meaning ?? "", unit: told.get(column)?.unit ?? "" },
    }));
    return [{ name, description: card.description, key: card.key, columns }];
  });

/** The named queries as they are published. */
export const publishedQueriesOf = (queries: readonly NamedQuery[]): readonly PublishedQuery[] =>
  queries.map(({ name, asks, reads, parameters, sql }) => ({ name, asks, reads, parameters, sql }));
