import type { GlueTable } from "../domain/glue-table.ts";

/** The tables through which analysts read the warehouse, as they stand in the data catalogue of the cloud. */
export interface StandingTables {
  /** null where there is none of that name */
  get(name: string): Promise<GlueTable | null>;
}
