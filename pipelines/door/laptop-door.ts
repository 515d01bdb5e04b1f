import { Hono } from "hono";
import { createHistory } from "../steps/read-history.ts";
import type { Reception } from "../steps/receive-submission.ts";
import type { Account } from "./account.ts";
import { createDoor } from "./door.ts";
import { createLaptopInbox, laptopUploads } from "./laptop-inbox.ts";

/** The door over a store on one's own machine, for one account without a sign-in: an upload is answered as soon as it has come. */
export function createLaptopDoor(place: Omit<Reception, "history">, account: Account): Hono {
  const receptionOf = (): Reception => ({ ...place, history: createHistory(place.store, place.catalogue) });
  const world = { ...place, uploads: laptopUploads, signIn: null, siteCookies: null };
  return new Hono()
    .route("/", createLaptopInbox(account, receptionOf))
    .route("/", createDoor({ ...world, accountOf: () => account }));
}
