import { issueCodes, patternOf } from "./issue-text.ts";
import type { Model } from "./model-card.ts";
import type { NamedQuery } from "./named-query.ts";
import type { PublishedIssueKind, PublishedMeaning, PublishedQuery, PublishedTable } from "./published.ts";
import { relationColumns, tables } from "./tables.ts";

/** Published tables and their columns in words, from the cards of the relations they are made from; one without is left out. */
export const meaningsOf = (
  models: readonly Model[],
  made: readonly { readonly name: PublishedTable; readonly relation: string }[],
): readonly PublishedMeaning[] =>
  made.flatMap(({ name, relation }) => {
    const card = models.find((model) => model.name === relation);
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

/** What the issues of every code say. */
export const publishedIssueKinds: readonly PublishedIssueKind[] = issueCodes.map((code) => {
  const [vi, en] = [patternOf(code, "vi"), patternOf(code, "en")];
  return { code, found: { vi: vi.found, en: en.found }, remedy: { vi: vi.remedy, en: en.remedy } };
});
