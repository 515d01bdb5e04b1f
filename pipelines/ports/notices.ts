import type { Notice } from "../domain/reminder-notice.ts";

/** Where notices go: to everybody who asked to be told. */
export interface Notices {
  give(notice: Notice): Promise<void>;
}
