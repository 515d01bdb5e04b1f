import type { Context } from "hono";
import type { OrgUnit } from "../domain/catalogue.ts";
import { orgUnitByKey } from "../domain/org-unit.ts";
import { mayActFor } from "./account.ts";
import { problem } from "./problem.ts";
import type { DoorEnv, DoorWorld } from "./world.ts";

/**
 * The unit a request is about, or the refusal: 403 where the account may not act for it, whether or not there is such
 * a unit, so that nobody learns by asking; 404 where the office names one that the catalogue does not have.
 */
export function chosenUnit(
  context: Context<DoorEnv>,
  orgUnitKey: string,
  { catalogue }: Pick<DoorWorld, "catalogue">,
): OrgUnit | Response {
  if (!mayActFor(context.var.account, orgUnitKey, catalogue))
    return problem(context, "not-your-unit", { unit: orgUnitKey });
  return orgUnitByKey(catalogue, orgUnitKey) ?? problem(context, "no-such-unit", { unit: orgUnitKey });
}
