import type { Catalogue } from "../domain/catalogue.ts";
import { orgUnitByKey } from "../domain/org-unit.ts";
import { maySend } from "../domain/validate-identity.ts";

/** Who is at the door. */
export interface Account {
  /** the unit that sends and reads; null = any unit, as the programme's office */
  readonly org_unit_key: string | null;
}

/** The claim of a token that names the account's unit, and its value for the office. */
const unitClaim = "custom:org_unit_key";
const anyUnit = "*";

/** The account that a token's verified claims name; null where they name none. A claim left out opens nothing. */
export function accountFromClaims(claims: Readonly<Record<string, unknown>>): Account | null {
  const unit = claims[unitClaim];
  if (typeof unit !== "string" || unit === "") return null;
  return { org_unit_key: unit === anyUnit ? null : unit };
}

/** Whether an account may send and read for a unit: its own, and those whose form it may send because it took them over. */
export function mayActFor({ org_unit_key: own }: Account, orgUnitKey: string, catalogue: Catalogue): boolean {
  if (own === null || own === orgUnitKey) return true;
  const [sender, unit] = [orgUnitByKey(catalogue, own), orgUnitByKey(catalogue, orgUnitKey)];
  return sender !== null && unit !== null && maySend(sender, unit, catalogue);
}
