import { type Answer, type Reception, receiveSubmission } from "./receive-submission.ts";

/** A file to take in; its name is for the answer only and is kept nowhere. */
export interface NamedFile {
  readonly name: string;
  /** null: it can't be read, and whoever reads it has said why */
  readonly read: () => Promise<Uint8Array | null>;
}

export interface NamedAnswer extends Answer {
  readonly name: string;
}

/**
 * Takes many files in, one after the other in the order given, with progress; a bad one is answered like any other
 * and stops nothing, one that can't be read is passed over. `isSentAgain`: see `SentFile`.
 */
export async function* receiveFiles(
  files: readonly NamedFile[],
  sender: { readonly senderKey: string | null; readonly isSentAgain: boolean },
  reception: Reception,
): AsyncGenerator<NamedAnswer> {
  for (const [at, file] of files.entries()) {
    const bytes = await file.read();
    const answer = bytes === null ? null : await receiveSubmission({ bytes, ...sender }, reception);
    reception.journal.progress("received", at + 1, files.length);
    if (answer !== null) yield { name: file.name, ...answer };
  }
}
