import type { Stream } from "./submission.ts";

/** Receipts of files whose form, period or unit could not be told stand in this stream, under the sender if known. */
export const unplaced = "_";

export const receivedKey = (submissionId: string): string => `received/${submissionId}`;
export const quarantineKey = (submissionId: string): string => `quarantine/${submissionId}`;

/** What was uploaded and has no answer yet: one object an upload, below the org unit whose account sent it. */
export const inboxPrefix = "inbox/";
export const inboxPrefixOf = (orgUnitKey: string): string => `${inboxPrefix}${orgUnitKey}/`;
export const inboxKey = (orgUnitKey: string, uploadId: string): string =>
  `${inboxPrefixOf(orgUnitKey)}${uploadId}`;

/** One upload: who sends it, and the name that the door gave it, 26 to 40 characters of 0-9, a-z and "-". */
export interface Upload {
  readonly org_unit_key: string;
  readonly upload_id: string;
}

/** The upload an inbox key stands for; null if it is none. Inverse of `inboxKey`. */
export function parseInboxKey(key: string): Upload | null {
  const [, org_unit_key, upload_id] = /^inbox\/([A-Za-z0-9][\w-]*)\/([0-9a-z-]{26,40})$/.exec(key) ?? [];
  return org_unit_key === undefined || upload_id === undefined ? null : { org_unit_key, upload_id };
}

/** Where an upload's answer lies: which receipt is its own. Created once, before the upload leaves the inbox. */
export const answerKey = (orgUnitKey: string, uploadId: string): string =>
  `answers/${orgUnitKey}/${uploadId}.json`;

const streamPath = (stream: Stream): string =>
  `form=${stream.form_id}/period=${stream.period_id}/${stream.org_unit_key}`;

export const acceptedKey = (stream: Stream, submissionId: string): string =>
  `accepted/${streamPath(stream)}/${submissionId}.parquet`;
export const ledgerPrefix = (stream: Stream): string => `ledger/${streamPath(stream)}/`;
export const ledgerKey = (stream: Stream, receiptNo: number): string =>
  `${ledgerPrefix(stream)}${String(receiptNo).padStart(4, "0")}.json`;

/** The stream and number a ledger key stands for; null if it is none. Inverse of `ledgerKey`. */
export function parseLedgerKey(key: string): { readonly stream: Stream; readonly receipt_no: number } | null {
  const match = /^ledger\/form=([^/]+)\/period=([^/]+)\/([^/]+)\/(\d{4,})\.json$/.exec(key);
  if (match === null) return null;
  const [, form_id, period_id, org_unit_key, digits] = match as unknown as [
    string,
    string,
    string,
    string,
    string,
  ];
  return { stream: { form_id, period_id, org_unit_key }, receipt_no: Number(digits) };
}

/** The chain of one form's closes and reopenings. */
export const windowsPrefix = (formId: string): string => `windows/form=${formId}/`;
export const windowRecordKey = (formId: string, recordNo: number): string =>
  `${windowsPrefix(formId)}${String(recordNo).padStart(4, "0")}.json`;

/** The form and number that a key of windows/ stands for; null if it is none. Inverse of `windowRecordKey`. */
export function parseWindowRecordKey(
  key: string,
): { readonly form_id: string; readonly record_no: number } | null {
  const [, form_id, digits] = /^windows\/form=([^/]+)\/(\d{4,})\.json$/.exec(key) ?? [];
  return form_id === undefined ? null : { form_id, record_no: Number(digits) };
}

/** What a key of a zone of facts stands for. */
export type Place =
  | { readonly zone: "received" | "quarantine"; readonly submission_id: string }
  | { readonly zone: "accepted" }
  | { readonly zone: "ledger"; readonly stream: Stream; readonly receipt_no: number }
  | { readonly zone: "windows"; readonly form_id: string; readonly record_no: number };

/** The zones that hold what was sent and answered, and the accepted values read from it. */
export const zonesOfFacts = ["received/", "quarantine/", "accepted/", "ledger/", "windows/"] as const;

/** What a key of one of those zones stands for; null where it is the name of nothing. */
export function parseZoneKey(key: string): Place | null {
  const [, zone, submission_id] = /^(received|quarantine)\/([0-9a-f]{64})$/.exec(key) ?? [];
  if (submission_id !== undefined) return { zone: zone as "received" | "quarantine", submission_id };
  if (/^accepted\/form=[^/]+\/period=[^/]+\/[^/]+\/[0-9a-f]{64}\.parquet$/.test(key))
    return { zone: "accepted" };
  const ledger = parseLedgerKey(key);
  if (ledger !== null) return { zone: "ledger", ...ledger };
  const windows = parseWindowRecordKey(key);
  return windows === null ? null : { zone: "windows", ...windows };
}

/** What was decided about the catalogue: changes that were accepted although they move figures. */
export const catalogueRecordsPrefix = "catalogue/";
export const catalogueRecordKey = (recordNo: number): string =>
  `${catalogueRecordsPrefix}${String(recordNo).padStart(4, "0")}.json`;

/** Who works in Athena's database just now: "one engine writes to a database at a time". */
export const athenaTurnKey = "turns/athena.json";

export const warehouseManifestKey = "warehouse/manifest.json";
/** Warehouses of less knowledge lie below rooms of their own, each as the current one lies in the store. */
export const asKnownRoom = (day: string): string => `as-known/${day}/`;
/** Where the warehouse of an edition is made, one after the other: only what is published of it is kept. */
export const editionRoom = "as-known/edition/";

/** Where publications stand: the current ones, those of an earlier day's knowledge, and the editions, which are kept. */
export const publishedHome = "published/";
export const asKnownHome = (day: string): string => `published/as-known/${day}/`;
export const editionsHome = "published/editions/";
/** What the public may see of the publications of a home stands below it. */
export const publicHomeIn = (home: string): string => `${home}public/`;
export const editionHome = (editionId: string): string => `${editionsHome}${editionId}/`;

export const manifestKeyIn = (home: string): string => `${home}manifest.json`;
export const publishedManifestKey = manifestKeyIn(publishedHome);
export const publishedKey = (buildId: string, name: string, home = publishedHome): string =>
  `${home}${buildId}/${name}`;

/** The file that analysts open, in the folder of a store on a laptop: beside the zones, made from warehouse/, no object of it. */
export const warehouseFileName = "warehouse.duckdb";

/** That a reminder of one window was given on a local day. */
export const reminderKey = (day: string, formId: string, periodId: string): string =>
  `reminders/${day}/${formId}/${periodId}.json`;
