/** Where steps say what they do: one event a line, with facts, never a person. */
export interface Journal {
  note(event: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void;
  /** Long work: `done` of `total`, e.g. progress("received", 12, 1157). */
  progress(activity: string, done: number, total: number): void;
}
