/** Where one file may be sent by a form's POST: the address, and the fields that go before the file. */
export interface UploadPlace {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Lets a browser put one file under one key of the inbox, without passing it through the door. */
export interface Uploads {
  /** A place for exactly this key and at most so many bytes, open for minutes. */
  ask(key: string, maxBytes: number): Promise<UploadPlace>;
}
