import { serveSite } from "../adapters/site-server.ts";
import type { Account } from "../door/account.ts";
import { createLaptopDoor } from "../door/laptop-door.ts";
import { ownPagesOnly } from "../door/own-pages-only.ts";
import { say } from "./text.ts";
import type { Workplace } from "./workplace.ts";

/** Whoever sits at this machine may act for every unit. */
const anyUnit: Account = { org_unit_key: null };

/** Serves a site's folder with the door behind it, says where, and goes on until the process is told to stop. */
export async function serveUntilStopped(
  folder: string,
  port: number,
  place: Workplace,
  isJson: boolean,
): Promise<void> {
  const behind = { guard: ownPagesOnly, api: createLaptopDoor(place, anyUnit) };
  const served = await serveSite(folder, port, behind);
  console.log(
    isJson ? JSON.stringify({ url: served.url }) : say(place.language, "site-served", { url: served.url }),
  );
  await new Promise<void>((done) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => done());
  });
  await served.close();
}
