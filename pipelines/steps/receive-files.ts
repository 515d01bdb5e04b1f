import { type Answer, type Reception, receiveSubmission } from "./receive-submission.ts";

/** A file to take in; its name is for the answer only and is kept nowhere. */
export interface NamedFile {
  readonly name: string;
  readonly read: () => Promise<Uint8Array>;
}

export interface NamedAnswer extends Answer {
  readonly name: string;
}

/**
 * Takes many files in, one after the other in the order given, with progress; a bad one is answered like any other
 * and stops nothing. `isSentAgain`: see `SentFile`.
 */
export async function* receiveFiles(
  files: readonly NamedFile[],
  sender: { readonly senderKey: string | null; readonly isSentAgain: boolean },
  reception: Reception,
): AsyncGenerator<NamedAnswer> {
  for (const [at, file] of files.entries()) {
    const answer = await receiveSubmission({ bytes: await file.read(), ...sender }, reception);
    reception.journal.progress("received", at + 1, files.length);
    yield { name: file.name, ...answer };
  }
}
