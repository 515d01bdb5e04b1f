import type { SiteFile } from "../domain/site-files.ts";

/** Where a web server finds the files of one site. Faults throw `Retryable` or `Fatal`. */
export interface SiteHost {
  /** everything that stands there, and how it is served */
  files(): Promise<readonly SiteFile[]>;
  put(file: SiteFile, bytes: Uint8Array): Promise<void>;
  /** Absent afterwards, whether or not it was there. */
  remove(path: string): Promise<void>;
}
