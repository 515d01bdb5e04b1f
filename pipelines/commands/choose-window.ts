import { exitCodes } from "./exit-codes.ts";
import { say } from "./text.ts";
import type { Workplace } from "./workplace.ts";

/** Which windows a command is about; absent = all. */
export interface WindowOptions {
  readonly form?: string;
  readonly period?: string;
}

/** The chosen form and period; null after saying that the catalogue has no such form or period. */
export function chosenWindow(
  { form, period }: WindowOptions,
  { catalogue, language }: Pick<Workplace, "catalogue" | "language">,
): { readonly form_id?: string; readonly period_id?: string } | null {
  if (form !== undefined && !catalogue.forms.some(({ form_id }) => form_id === form)) {
    const known = [...new Set(catalogue.forms.map(({ form_id }) => form_id))].join(", ");
    return refused(say(language, "unknown-form", { form, known }));
  }
  if (period !== undefined && !catalogue.periods.some(({ period_id }) => period_id === period)) {
    const known = catalogue.periods.slice(0, 3).map(({ period_id }) => period_id);
    return refused(say(language, "unknown-period", { period, known: known.join(", ") }));
  }
  return {
    ...(form === undefined ? {} : { form_id: form }),
    ...(period === undefined ? {} : { period_id: period }),
  };
}

function refused(sentence: string): null {
  console.error(sentence);
  process.exitCode = exitCodes.usage;
  return null;
}
