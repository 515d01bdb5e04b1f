import { describe, expect, it } from "vitest";
import { type AcceptWorld, accept } from "../../functions/accept/handler.ts";
import { asHandler } from "../../functions/runtime/outcome.ts";
import { Fatal, Retryable } from "../../pipelines/domain/fault.ts";
import { inboxKey } from "../../pipelines/domain/zones.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { readLedger } from "../../pipelines/steps/read-ledger.ts";
import { waitingUploads } from "../../pipelines/steps/sweep-inbox.ts";
import { filledForm, receptionAt } from "../steps/reception.ts";
import { bucket, callOf, contextWith, objectCreated, queueOf, readableJournal } from "./calls.ts";

const units = ["20335a", "20341a", "20344a"] as const;
const keyOf = (unit: string): string => inboxKey(unit, "01j9zq3v8k6m2n4p5r7s9t1w3x");

/** Three units' uploads, and what has arrived of them. */
async function threeUploads(store?: ObjectStore): Promise<AcceptWorld> {
  const { reception } = receptionAt("2023-06-16T02:30:00.000Z", store);
  for (const unit of units) await reception.store.put(keyOf(unit), filledForm({ unit, period: "2023-Q2" }));
  return { ...reception, bucket };
}
const events = units.map((unit) => objectCreated(keyOf(unit)));
const answered = async (store: ObjectStore): Promise<readonly string[]> =>
  (await readLedger(store)).map(({ stream, receipts }) => `${stream.org_unit_key} ${receipts.length}`);
const itemsFailed = (...ids: readonly number[]) => ({
  batchItemFailures: ids.map((id) => ({ itemIdentifier: String(id) })),
});

/** The world's store, which fails with this error when it is asked for anything of one unit's. */
const failingFor = (unit: string, world: AcceptWorld, error: Error): AcceptWorld => ({
  ...world,
  store: {
    ...world.store,
    get: async (key) => {
      if (key === keyOf(unit)) throw error;
      return world.store.get(key);
    },
  },
});

describe("accept", () => {
  it("answers a batch, and nothing of it is given again", async () => {
    const world = await threeUploads();
    expect(await accept(world, callOf(queueOf(...events)))).toEqual(itemsFailed());
    expect(await answered(world.store)).toEqual(["20335a 1", "20341a 1", "20344a 1"]);
    expect(await waitingUploads(world.store)).toEqual([]);
  });

  it("notes each upload with its submission, and no more of what it says", async () => {
    const { journal, noted } = readableJournal();
    await accept(await threeUploads(), callOf(queueOf(events[0]!), { journal }));
    expect(noted.map(({ event }) => event)).toEqual(["accepted", "answered"]);
    expect(noted[1]!.facts.submission_id).toBe(noted[0]!.facts.submission_id);
    expect(noted[1]!.facts).toMatchObject({
      org_unit_key: "20335a",
      upload_id: "01j9zq3v8k6m2n4p5r7s9t1w3x",
    });
  });

  it("answers once what events tell of twice, in one batch or the next", async () => {
    const world = await threeUploads();
    const shuffled = queueOf(events[2]!, events[0]!, events[2]!, events[1]!, events[0]!);
    for (let time = 0; time < 2; time += 1)
      expect(await accept(world, callOf(shuffled))).toEqual(itemsFailed());
    expect(await answered(world.store)).toEqual(["20335a 1", "20341a 1", "20344a 1"]);
  });

  it.each([
    ["passing", new Retryable("S3 is too busy.")],
    ["lasting", new Fatal("S3 refuses.")],
    ["unforeseen", new TypeError("x is not a function")],
  ])("gives back the one message with a %s fault, and answers the others", async (_, error) => {
    const world = await threeUploads();
    const { journal, noted } = readableJournal();
    const failing = failingFor("20341a", world, error);
    expect(await accept(failing, callOf(queueOf(...events), { journal }))).toEqual(itemsFailed(1));
    expect(await answered(world.store)).toEqual(["20335a 1", "20344a 1"]);
    expect(noted.filter(({ event }) => event === "failed").map(({ facts }) => facts.message_id)).toEqual([
      "1",
    ]);
    expect(await accept(world, callOf(queueOf(events[1]!)))).toEqual(itemsFailed());
    expect(await answered(world.store)).toEqual(["20335a 1", "20341a 1", "20344a 1"]);
  });

  it.each<[string, object | string]>([
    ["no JSON", "{"],
    ["another event", { ...events[0], "detail-type": "Object Deleted" }],
    ["an event of another service", { ...events[0], source: "aws.ec2" }],
    ["a message of a person's", { detail: { object: { key: keyOf("20335a") } } }],
    ["an object of another bucket", objectCreated(keyOf("20335a"), "somebody-elses")],
  ])("gives back a message with %s, in the end to be put aside", async (_, poison) => {
    const world = await threeUploads();
    expect(await accept(world, callOf(queueOf(poison, events[1]!)))).toEqual(itemsFailed(0));
    expect(await answered(world.store)).toEqual(["20341a 1"]);
  });

  it("has done with an object that is no upload: it is reported, and trying again would not help", async () => {
    const world = await threeUploads();
    const { journal, noted } = readableJournal();
    await world.store.put("inbox/notes.txt", new Uint8Array([1]));
    expect(await accept(world, callOf(queueOf(objectCreated("inbox/notes.txt")), { journal }))).toEqual(
      itemsFailed(),
    );
    expect(noted).toEqual([{ event: "foreign-upload", facts: { key: "inbox/notes.txt" } }]);
  });

  it("called by no queue fails as a whole", async () => {
    await expect(accept(await threeUploads(), callOf({}))).rejects.toThrow(Fatal);
  });

  it("asks again for its world where that could not be opened", async () => {
    const { journal, noted } = readableJournal();
    const world = await threeUploads();
    let calls = 0;
    const open = async (): Promise<AcceptWorld> => {
      calls += 1;
      if (calls === 1) throw new Retryable("Secrets are too busy.");
      return world;
    };
    const handler = asHandler(() => journal, open, accept);
    await expect(handler(queueOf(events[0]!), contextWith())).rejects.toThrow(Retryable);
    expect(noted).toMatchObject([{ event: "failed", facts: { fault: "Retryable" } }]);
    expect(await handler(queueOf(events[0]!), contextWith())).toEqual(itemsFailed());
  });
});
