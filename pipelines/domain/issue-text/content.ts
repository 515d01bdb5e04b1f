import { cellWording } from "./content-cell.ts";
import { formIssueWording } from "./content-form.ts";
import { meaningWording } from "./content-meaning.ts";

/** What a readable file says that it should not: which form it is, what stands in a cell, what the figures mean together. */
export const contentWording = { ...formIssueWording, ...cellWording, ...meaningWording } as const;

export type ContentCode = keyof typeof contentWording;
