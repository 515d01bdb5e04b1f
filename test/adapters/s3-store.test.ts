import type { PutObjectCommandInput } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createFactLock } from "../../pipelines/adapters/s3-lock.ts";
import { createS3Store } from "../../pipelines/adapters/s3-store.ts";
import { Fatal, Retryable } from "../../pipelines/domain/fault.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { objectStoreContract } from "../contracts/object-store.ts";
import { clientOf, type Mishap, type S3Double, startS3Double } from "./s3-double.ts";

let double: S3Double;
let store: ObjectStore;
let rooms = 0;

beforeAll(async () => {
  double = await startS3Double("data");
});
afterAll(() => double.close());
beforeEach(() => {
  double.buckets.get("data")!.clear();
  double.requests.length = 0;
  double.mishap = () => null;
  double.meanwhile = () => {};
  store = createS3Store({ s3: clientOf(double), bucket: "data" });
});

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textAt = async (key: string): Promise<string | undefined> => {
  const object = await store.get(key);
  return object === null ? undefined : new TextDecoder().decode(object.bytes);
};
/** Lets these happen to the requests of one kind, one after the other. */
function mishaps(request: string, ...all: Mishap[]): void {
  const left = [...all];
  double.mishap = (asked) => (asked.startsWith(request) ? (left.shift() ?? null) : null);
}
const always =
  (mishap: Mishap): ((request: string) => Mishap) =>
  () =>
    mishap;
const slowDown = { status: 503, code: "SlowDown" };
const conflict = { status: 409, code: "ConditionalRequestConflict" };

objectStoreContract(
  "the S3 store",
  async () => {
    rooms += 1;
    return createS3Store({ s3: clientOf(double), bucket: "data", prefix: `room-${rooms}` });
  },
  { arrivals: "by the server's clock" },
);

describe("the S3 store", () => {
  it("keeps to its prefix", async () => {
    const within = createS3Store({ s3: clientOf(double), bucket: "data", prefix: "hue" });
    await within.create("received/a", bytesOf("a"));
    await store.create("hue-city", bytesOf("b"));
    expect([...double.buckets.get("data")!.keys()]).toEqual(["hue/received/a", "hue-city"]);
    expect(await Array.fromAsync(within.list(""), ({ key }) => key)).toEqual(["received/a"]);
  });

  it("locks what was received and answered, as it is created, and nothing else", async () => {
    const clock = { now: () => "2026-01-01T00:00:00.000Z" };
    const s3 = clientOf(double);
    const said: Record<string, unknown> = {};
    s3.middlewareStack.add(
      (next) => async (args) => {
        const {
          Key,
          ObjectLockMode: mode,
          ObjectLockRetainUntilDate: until,
        } = args.input as PutObjectCommandInput;
        said[Key!] = mode === undefined ? null : [mode, until];
        return next(args);
      },
      { step: "initialize" },
    );
    const locking = createS3Store({ s3, bucket: "data", lockOf: createFactLock(10, clock) });
    for (const key of ["received/a", "ledger/form=F/1.json", "quarantine/a"])
      await locking.create(key, bytesOf("x"));
    await locking.put("warehouse/a", bytesOf("x"));
    const lock = ["GOVERNANCE", new Date("2026-01-11T00:00:00.000Z")];
    expect(said).toEqual({
      "received/a": lock,
      "ledger/form=F/1.json": lock,
      "quarantine/a": null,
      "warehouse/a": null,
    });
  });

  it("reads keys that XML could not hold, and passes over the console's folders", async () => {
    const keys = ["a b+c/%41&<", "a\u0001b", "ệ"];
    for (const key of keys) await store.create(key, bytesOf(key));
    const room = double.buckets.get("data")!;
    room.set("received/", room.get("ệ")!);
    expect(await Array.fromAsync(store.list(""), ({ key }) => key)).toEqual([keys[1], keys[0], keys[2]]);
    for (const key of keys) expect(await textAt(key)).toBe(key);
  });

  it("has S3 hold what it sends to its SHA-256, and holds what it reads to it", async () => {
    await store.create("a", bytesOf("one"));
    const kept = double.buckets.get("data")!.get("a")!;
    expect(kept.headers["x-amz-checksum-sha256"]).toBe("dpLDrTVAu4A8Ags67mbNiIcSMjTqDG5xQ8Ct1z/0Me0=");
    double.mishap = always("garbled");
    await expect(store.get("a")).rejects.toThrow(Retryable);
  });

  it.each<Mishap>(["cut", "stalled"])("never takes half an object for the whole (%s)", async (mishap) => {
    await store.create("a", new Uint8Array(100_000));
    double.mishap = always(mishap);
    const s3 = clientOf(double, { requestTimeoutMs: 200, maxAttempts: 1 });
    await expect(createS3Store({ s3, bucket: "data" }).get("a")).rejects.toThrow(Retryable);
  });
});

describe("a write to S3 that meets trouble", () => {
  it.each([slowDown, { status: 500, code: "InternalError" }, conflict])(
    "is tried again after $code",
    async (trouble) => {
      mishaps("PUT", trouble, trouble);
      expect(await store.create("a", bytesOf("1"))).toBe("created");
      expect(double.requests).toEqual(["PUT data/a", "PUT data/a", "PUT data/a"]);
    },
  );

  it("is made by whoever made it, though its answer was lost", async () => {
    mishaps("PUT", "lost");
    expect(await store.create("a", bytesOf("1"))).toBe("created");
    mishaps("PUT", "lost");
    const { etag } = (await store.head("a"))!;
    expect(await store.replace("a", bytesOf("2"), etag)).toBe("replaced");
    expect(await textAt("a")).toBe("2");
  });

  it("is not made where another's equal bytes stand, though its first try had no answer", async () => {
    mishaps("PUT", { status: 500, code: "InternalError" });
    const other = createS3Store({ s3: clientOf(double), bucket: "data" });
    const answers = await Promise.all([store.create("a", bytesOf("1")), other.create("a", bytesOf("1"))]);
    expect(answers.toSorted()).toEqual(["created", "exists"]);
  });

  it("of 20 racing writers of equal bytes whose answers are lost at random, exactly one made it", async () => {
    for (let round = 0; round < 10; round += 1) {
      let asked = round;
      double.mishap = (request) => {
        asked += 1;
        return request.startsWith("PUT") && asked % 3 === 0 ? "lost" : null;
      };
      const s3 = clientOf(double, { maxAttempts: 8 });
      const writers = Array.from({ length: 20 }, () => createS3Store({ s3, bucket: "data" }));
      const answers = await Promise.all(
        writers.map((writer) => writer.create(`ledger/${round}`, bytesOf("same"))),
      );
      expect(answers.filter((answer) => answer === "created")).toHaveLength(1);
    }
  });

  it("does not say whether it replaced where its answer was lost and another has replaced since", async () => {
    await store.put("a", bytesOf("1"));
    const { etag } = (await store.head("a"))!;
    const room = double.buckets.get("data")!;
    mishaps("PUT", "lost");
    double.meanwhile = (request) => {
      if (!request.startsWith("PUT") || double.requests.filter((one) => one === request).length < 3) return;
      room.set("a", { ...room.get("a")!, bytes: bytesOf("3"), etag: '"3"', headers: {} });
    };
    await expect(store.replace("a", bytesOf("2"), etag)).rejects.toThrow(Retryable);
    expect(await textAt("a")).toBe("3");
  });

  it("changes nothing where another took its turn", async () => {
    await store.put("a", bytesOf("1"));
    mishaps("PUT", conflict);
    expect(await store.replace("a", bytesOf("2"), "another")).toBe("conflict");
    expect(await store.replace("b", bytesOf("2"), "gone")).toBe("conflict");
    expect(await textAt("a")).toBe("1");
  });
});

const calls: readonly (readonly [string, (store: ObjectStore) => Promise<unknown>])[] = [
  ["get", (to) => to.get("a")],
  ["head", (to) => to.head("a")],
  ["create", (to) => to.create("a", bytesOf("1"))],
  ["replace", (to) => to.replace("a", bytesOf("1"), null)],
  ["put", (to) => to.put("a", bytesOf("1"))],
  ["getVersion", (to) => to.getVersion("a", "etag")],
  ["list", (to) => Array.fromAsync(to.list("a"))],
  ["remove", (to) => to.remove("a")],
];

describe.each(calls)("%s", (_, call) => {
  it.each<Mishap>([
    slowDown,
    { status: 500, code: "InternalError" },
    { status: 429, code: "TooManyRequests" },
    conflict,
    "lost",
    "silence",
  ])("is a passing fault when S3 answers %j every time", async (mishap) => {
    double.mishap = always(mishap);
    const s3 = clientOf(double, { maxAttempts: 2, requestTimeoutMs: 200 });
    await expect(call(createS3Store({ s3, bucket: "data" }))).rejects.toThrow(Retryable);
  });

  it("needs a person, and says what for, when S3 forbids it", async () => {
    double.mishap = always({ status: 403, code: "AccessDenied" });
    const fault: Error = await call(store).then(
      () => Error("no fault"),
      (error) => error,
    );
    expect(fault).toBeInstanceOf(Fatal);
    expect(fault.message).toMatch(/s3:\/\/data\/a: .*It takes the permission s3:\w+( \(.*\))?\.$/);
  });
});

// S3 answers a HEAD without words: of a bucket and of an object that are not there it says the same.
describe.each(calls.filter(([name]) => name !== "head"))("%s in a bucket that is not there", (_, call) => {
  it("needs a person", async () => {
    const missing = createS3Store({ s3: clientOf(double), bucket: "none" });
    const fault: Error = await call(missing).then(
      () => Error("no fault"),
      (error) => error,
    );
    expect(fault).toBeInstanceOf(Fatal);
    expect(fault.message).toMatch(/s3:\/\/none\/a: NoSuchBucket/);
  });
});
