import type { Context, Hono } from "hono";
import type { OrgUnit } from "../domain/catalogue.ts";
import { isValidOn } from "../domain/org-unit.ts";
import { dayWords, localDay } from "../domain/time-zone.ts";
import { generalLimits } from "../formats/reading-limits.ts";
import { mayActFor } from "./account.ts";
import { problem } from "./problem.ts";
import type { DoorEnv, DoorWorld } from "./world.ts";

const sessionHours = 12;

/** Who is at the door: what anybody may know, the sign-in that all the rest needs, and the account's units. */
export function addSession(door: Hono<DoorEnv>, world: DoorWorld): void {
  door.get("/api/door", (context) => context.json(aboutDoor(world)));
  door.use("/api/*", async (context, next) => {
    const account = world.accountOf(context);
    if (account === null) return problem(context, "not-signed-in");
    context.set("account", account);
    return next();
  });
  door.get("/api/account", (context) => {
    const { account } = context.var;
    return context.json({ ...account, units: unitsOf(context, world) });
  });
  door.get("/api/session", (context) => openSite(context, world));
}

function aboutDoor({ catalogue, clock, isSampleKey, signIn }: DoorWorld) {
  const { programme_id, name_vi, name_en, time_zone } = catalogue.programme;
  return {
    programme: { programme_id, name_vi, name_en },
    is_simulated: isSampleKey,
    today: dayWords(localDay(clock.now(), time_zone)),
    max_bytes: generalLimits.fileBytes,
    sign_in: signIn,
  };
}

/** The units that an account may send and read for, in the catalogue's order. */
function unitsOf({ var: { account } }: Context<DoorEnv>, { catalogue, clock }: DoorWorld) {
  const today = localDay(clock.now(), catalogue.programme.time_zone);
  const reports = ({ audience }: OrgUnit): boolean =>
    catalogue.forms.some((form) => form.audience === audience);
  return catalogue.orgUnits
    .filter((unit) => reports(unit) && mayActFor(account, unit.org_unit_key, catalogue))
    .map((unit) => {
      const { org_unit_key, name_vi, name_en, valid_from, valid_to } = unit;
      return { org_unit_key, name_vi, name_en, valid_from, valid_to, is_current: isValidOn(unit, today) };
    });
}

/** Cookies that open the closed pages of the site to this browser, for a working day. */
async function openSite(context: Context<DoorEnv>, { clock, siteCookies }: DoorWorld): Promise<Response> {
  const until_at = new Date(Date.parse(clock.now()) + sessionHours * 3_600_000).toISOString();
  const cookies = siteCookies === null ? {} : await siteCookies.sign(until_at);
  for (const [name, value] of Object.entries(cookies)) {
    const lasting = `Max-Age=${sessionHours * 3_600}; Path=/; Secure; HttpOnly; SameSite=Lax`;
    context.header("set-cookie", `${name}=${value}; ${lasting}`, { append: true });
  }
  return context.json({ until_at });
}
