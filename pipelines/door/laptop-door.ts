import { Hono } from "hono";
import { acceptUpload } from "../steps/accept-upload.ts";
import { createHistory } from "../steps/read-history.ts";
import type { Reception } from "../steps/receive-submission.ts";
import { waitingUploads } from "../steps/sweep-inbox.ts";
import type { Account } from "./account.ts";
import { createDoor } from "./door.ts";
import { createLaptopInbox, laptopUploads } from "./laptop-inbox.ts";

type Place = Omit<Reception, "history">;

const receptionIn = (place: Place): Reception => ({
  ...place,
  history: createHistory(place.store, place.catalogue),
});

/** Answers what a run that was killed left in the inbox. */
export async function answerWaiting(place: Place): Promise<void> {
  const reception = receptionIn(place);
  for (const { key } of await waitingUploads(place.store)) await acceptUpload(key, reception);
}

/** The door over a store on one's own machine, for one account without a sign-in: an upload is answered as soon as it has come. */
export function createLaptopDoor(place: Place, account: Account): Hono {
  const world = { ...place, uploads: laptopUploads, signIn: null, siteCookies: null };
  return new Hono()
    .route(
      "/",
      createLaptopInbox(account, () => receptionIn(place)),
    )
    .route("/", createDoor({ ...world, accountOf: () => account }));
}
