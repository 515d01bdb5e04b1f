import { canonicalJson } from "./canonical-json.ts";

/** What tells a form apart: which form, in which version, asked of whom, for when. */
export interface FormCodes {
  readonly programme_id: string;
  readonly calendar_id: string;
  readonly form_id: string;
  readonly form_version: number;
  readonly org_unit_key: string;
  readonly period_id: string;
}

export interface SignedCodes extends FormCodes {
  /** HMAC-SHA256 in lower-case hexadecimal */
  readonly signature: string;
}

/** The part of the hashing port that signs; named here because the domain imports no port. */
export interface Signing {
  hmacSha256(key: string, content: string): string;
}

/** Where the codes begin in a file: the text of the first cell of the codes sheet, and of the signature's line in CSV. */
export const codesMarker = "thuocdo/form/1";

/** The order in which codes are written; the signature comes last. */
export const codeNames = [
  "programme_id",
  "calendar_id",
  "form_id",
  "form_version",
  "org_unit_key",
  "period_id",
] as const satisfies readonly (keyof FormCodes)[];

/** The text that is signed: canonical JSON of the marker and the codes, so no two sets of codes share a text. */
export function signedText(codes: FormCodes): string {
  const named = Object.fromEntries(codeNames.map((name) => [name, codes[name]]));
  return canonicalJson({ schema: codesMarker, ...named });
}

/** The codes with the signature that only a holder of the form key can make. */
export function signCodes(codes: FormCodes, formKey: string, hashing: Signing): SignedCodes {
  return { ...codes, signature: hashing.hmacSha256(formKey, signedText(codes)) };
}

/** Whether these very codes were signed with this key. */
export function verifyCodes(codes: SignedCodes, formKey: string, hashing: Signing): boolean {
  return codes.signature === hashing.hmacSha256(formKey, signedText(codes));
}

/** The key of samples, known to everyone: what is received under it is marked simulated. */
export const sampleFormKey = "thuocdo-sample-form-key";

/** The name under which a form is given out. */
export const formFileName = (codes: Pick<FormCodes, "form_id" | "period_id" | "org_unit_key">): string =>
  `${codes.form_id}_${codes.period_id}_${codes.org_unit_key}.xlsx`;
