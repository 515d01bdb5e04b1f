import { type Reminding, remindReporters } from "../../pipelines/steps/remind-reporters.ts";
import { journalOf, openRemind } from "../runtime/compose.ts";
import { asHandler, type Call } from "../runtime/outcome.ts";

/** Gives one notice of the reports that are due soon and still owed. */
const remind = (world: Omit<Reminding, "journal">, { journal }: Call): Promise<void> =>
  remindReporters({ ...world, journal });

export const handler = asHandler(journalOf, openRemind, remind);
