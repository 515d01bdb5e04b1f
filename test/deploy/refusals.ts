import { expect, it } from "vitest";
import { inboxKey } from "../../pipelines/domain/zones.ts";
import { generalLimits } from "../../pipelines/formats/reading-limits.ts";
import { filledForm } from "../steps/reception.ts";
import { post } from "./door.ts";
import { quarter } from "./programme.ts";
import { reportOf, send, sendAndWait } from "./sending.ts";
import { listing, worked } from "./system.ts";
import { tokenOf, type World } from "./world.ts";

/** What the door and the inbox refuse, each said by who refuses it. */
export function whatIsRefused(given: () => World): void {
  const noted = (world: World, what: string): void => void world.tally.refused.push(what);

  it("lets nobody in without a token of its own pool", async () => {
    const { door, tokens, tally } = given();
    const path = `/api/reports?unit=${given().reporters[0]!.unit}`;
    const [head, , signature] = [...tokens.values()][0]!.split(".");
    const claims = Buffer.from(JSON.stringify({ "custom:org_unit_key": "*" })).toString("base64url");
    for (const token of [null, "nonsense", `${head}.${claims}.${signature}`])
      expect((await door.ask(token, path)).status).toBe(401);
    tally.refused.push("no token, or a forged one");
  });

  it("shows and takes nothing of another unit's", async () => {
    const world = given();
    const [own, other] = world.reporters;
    const token = tokenOf(world, own!.unit);
    const theirs = await send(world, other!.unit, reportOf(other!, 40));
    const asked = [
      `/api/reports?unit=${other!.unit}`,
      `/api/receipts?unit=${other!.unit}`,
      `/api/uploads/${other!.unit}/${theirs.upload_id}`,
      `/api/forms/${other!.form}/${quarter}/${other!.unit}`,
    ];
    for (const path of asked) expect((await world.door.ask(token, path)).status).toBe(403);
    await expect(world.door.place(token, other!.unit, 1)).rejects.toThrow("403");
    await world.door.answer(tokenOf(world, other!.unit), theirs);
    noted(world, "another unit's reports, receipts, uploads and forms");
  });

  it("returns a form whose codes were forged, and one of another unit's", async () => {
    const world = given();
    const [own, other] = world.reporters;
    const forged = filledForm({ ...own!, period: quarter, key: "somebody else's key" });
    const forgedAnswer = await sendAndWait(world, own!.unit, forged);
    expect(forgedAnswer).toMatchObject({ verdict: "rejected" });
    const theirAnswer = await sendAndWait(world, own!.unit, reportOf(other!, 42));
    expect(theirAnswer).toMatchObject({ verdict: "rejected" });
    noted(world, "a forged form; another unit's form");
  });

  it("leaves in the inbox what no unit sent", async () => {
    const world = given();
    const foreign = "inbox/nobody/00000000-0000-0000-0000-000000000000";
    await world.store.put(foreign, reportOf(world.reporters[0]!, 43));
    await worked(world, "accept");
    expect(await listing(world, "inbox/")).toEqual(new Map([[foreign, expect.any(String)]]));
    await world.store.remove(foreign);
    noted(world, "an object of no unit");
  });

  it("takes no file that is too large, under another key, or with another policy", async () => {
    const world = given();
    const [own, other] = world.reporters;
    const token = tokenOf(world, own!.unit);
    const tooMany = generalLimits.fileBytes + 1;
    await expect(world.door.place(token, own!.unit, tooMany)).rejects.toThrow("413");
    const place = await world.door.place(token, own!.unit, 1);
    const small = reportOf(own!, 41);
    expect((await post(place, new Uint8Array(tooMany))).status).toBe(400);
    const theirs = inboxKey(other!.unit, place.upload_id);
    const elsewhere = { ...place, fields: { ...place.fields, key: theirs } };
    expect((await post(elsewhere, small)).status).toBe(403);
    const receipts = { ...place, fields: { ...place.fields, key: "ledger/forged.json" } };
    expect((await post(receipts, small)).status).toBe(403);
    const signature = "0".repeat(64);
    const forged = { ...place, fields: { ...place.fields, "X-Amz-Signature": signature } };
    expect((await post(forged, small)).status).toBe(403);
    expect((await fetch(place.url)).status).toBe(403);
    for (const key of [theirs, "ledger/forged.json", inboxKey(own!.unit, place.upload_id)])
      expect(await world.store.head(key)).toBeNull();
    noted(world, "a file too large, under another key, with a forged signature; a listing by nobody");
  });
}
