import { readLedger } from "../../pipelines/steps/read-ledger.ts";
import { filledForm } from "../steps/reception.ts";
import { type DoorAnswer, type Place, post } from "./door.ts";
import { quarter } from "./programme.ts";
import { type Reporter, tokenOf, type World } from "./world.ts";

/** The filled-in form of a unit; another count makes another file. */
export const reportOf = ({ unit, form }: Reporter, count: number): Uint8Array =>
  filledForm({ unit, form, period: quarter, count });

/** Puts a file into the inbox through the door, as the unit's page does. */
export async function send(world: World, unit: string, bytes: Uint8Array): Promise<Place> {
  const place = await world.door.place(tokenOf(world, unit), unit, bytes.length);
  const { status } = await post(place, bytes);
  if (status !== 204) throw new Error(`The inbox answered ${status} to ${unit}.`);
  world.tally.sent += 1;
  return place;
}

/** Sends a file and waits for its receipt. */
export async function sendAndWait(world: World, unit: string, bytes: Uint8Array): Promise<DoorAnswer> {
  const began = performance.now();
  const place = await send(world, unit, bytes);
  const answer = await world.door.answer(tokenOf(world, unit), place);
  world.tally.seconds.push((performance.now() - began) / 1000);
  return answer;
}

/** How many receipts the ledger holds. */
export async function receiptsIn({ store }: World): Promise<number> {
  const streams = await readLedger(store);
  return streams.reduce((sum, { receipts }) => sum + receipts.length, 0);
}
