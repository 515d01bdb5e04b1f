import { serveSite } from "../adapters/site-server.ts";
import type { Account } from "../door/account.ts";
import { answerWaiting, createLaptopDoor } from "../door/laptop-door.ts";
import { ownPagesOnly } from "../door/own-pages-only.ts";
import { say } from "./text.ts";
import type { Workplace } from "./workplace.ts";

const noDoor = { fetch: (): Response => new Response(null, { status: 404 }) };

/** Whoever sits at this machine may act for every unit. */
const anyUnit: Account = { org_unit_key: null };

/**
 * Serves a site's folder, says where, and goes on until the process is told to stop. Behind it is the door, where the
 * store is a folder of this machine: what a killed run left in its inbox is answered first. A store in a bucket has a
 * door of its own.
 */
export async function serveUntilStopped(
  folder: string,
  port: number,
  place: Workplace,
  isJson: boolean,
): Promise<void> {
  const isLocal = place.store.localPath !== undefined;
  if (isLocal) await answerWaiting(place);
  const api = isLocal ? createLaptopDoor(place, anyUnit) : noDoor;
  const served = await serveSite(folder, port, { guard: ownPagesOnly, api });
  console.log(
    isJson ? JSON.stringify({ url: served.url }) : say(place.language, "site-served", { url: served.url }),
  );
  await new Promise<void>((done) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => done());
  });
  await served.close();
}
