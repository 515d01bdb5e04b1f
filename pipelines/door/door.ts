import { Hono } from "hono";
import { Retryable } from "../domain/fault.ts";
import { addForms } from "./forms.ts";
import { problem } from "./problem.ts";
import { addReceipts } from "./receipts.ts";
import { addReminders } from "./reminders.ts";
import { addReports } from "./reports.ts";
import { addSession } from "./session.ts";
import { addUploads } from "./uploads.ts";
import type { DoorEnv, DoorWorld } from "./world.ts";

/**
 * The door for people as one HTTP application: the same on a laptop and behind the cloud's gateway. All but
 * `GET /api/door` needs an account, and a unit's account reaches that unit's reports only.
 */
export function createDoor(world: DoorWorld): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.use("/api/*", async (context, next) => {
    await next();
    context.header("cache-control", "no-store");
    context.header("x-content-type-options", "nosniff");
  });
  addSession(door, world);
  addReports(door, world);
  addForms(door, world);
  addUploads(door, world);
  addReceipts(door, world);
  addReminders(door, world);
  door.all("/api/*", (context) => problem(context, "no-such-address"));
  door.onError((error, context) => {
    world.journal.note("door-fault", { path: context.req.path, reason: error.message });
    return problem(context, error instanceof Retryable ? "try-again" : "broken");
  });
  return door;
}
