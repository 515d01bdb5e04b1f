import { spawnSync } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Architecture, bundleFunction } from "../../infra/bundle.ts";
import { functionNames } from "../../infra/stages.ts";
import { createS3Store } from "../../pipelines/adapters/s3-store.ts";
import { answerKey, inboxKey, warehouseManifestKey } from "../../pipelines/domain/zones.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { readLedger } from "../../pipelines/steps/read-ledger.ts";
import { verifyStore } from "../../pipelines/steps/verify-store.ts";
import { readWarehouseManifest } from "../../pipelines/steps/warehouse-relations.ts";
import { clientOf, type S3Double, startS3Double } from "../adapters/s3-double.ts";
import { filledForm, hashing, silent } from "../steps/reception.ts";
import { bucket, gatewayEvent, objectCreated, queueOf } from "./calls.ts";
import { type HostedFunction, type LambdaHost, startLambda } from "./lambda-host.ts";
import { type QueueDouble, startQueueDouble } from "./queue-double.ts";

type Name = (typeof functionNames)[number];
const withEngine: readonly Name[] = ["build", "publish"];
/** Lambda's limit for a function's files. */
const limitMb = 250;

const folder = mkdtempSync(join(tmpdir(), "thuocdo-bundles-"));
const taskRootOf = (name: Name): string => join(folder, name);
const hosts: LambdaHost[] = [];
let s3: S3Double;
let queue: QueueDouble;
let store: ObjectStore;
let count = 0;

beforeAll(async () => {
  for (const name of functionNames) {
    await bundleFunction({ name, outDir: taskRootOf(name), arch: process.arch as Architecture });
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  s3 = await startS3Double(bucket);
  queue = await startQueueDouble();
  store = createS3Store({ s3: clientOf(s3), bucket });
});
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
  await Promise.all([s3.close(), queue.close()]);
});

async function hosted(name: Name, more: Partial<HostedFunction> = {}): Promise<LambdaHost> {
  count += 1;
  const temporary = join(folder, `tmp-${count}`);
  mkdirSync(temporary);
  const host = await startLambda({
    taskRoot: taskRootOf(name),
    temporary,
    timeoutMs: 120_000,
    environment: {
      AWS_ENDPOINT_URL_S3: s3.endpoint,
      AWS_ENDPOINT_URL_SQS: new URL(queue.url).origin,
      THUOCDO_STAGE: "test",
      THUOCDO_DATA_BUCKET: bucket,
      THUOCDO_BUILD_QUEUE: queue.url,
      THUOCDO_PUBLISH_QUEUE: queue.url,
      THUOCDO_SITE_ADDRESS: "https://d111.cloudfront.net/",
      THUOCDO_SIGN_IN_ADDRESS: "https://sign-in.example",
      THUOCDO_SIGN_IN_CLIENT: "client",
      THUOCDO_REMIND_TOPIC: "arn:aws:sns:ap-southeast-1:000000000000:reminders",
    },
    ...more,
  });
  hosts.push(host);
  return host;
}

const uploadId = "01j9zq3v8k6m2n4p5r7s9t1w3x";
const key = inboxKey("20335a", uploadId);
const onTime = new Date("2023-06-16T02:30:00.000Z");
/** An upload arrives on time, by S3's own clock. */
async function upload(to = key): Promise<void> {
  s3.now = () => onTime;
  await store.put(to, filledForm({ unit: "20335a", period: "2023-Q2" }));
  s3.now = () => new Date("2023-06-16T02:30:05.000Z");
}
const keys = (): readonly string[] => [...s3.buckets.get(bucket)!.keys()].sort();
const receipts = async (): Promise<number> =>
  (await readLedger(store)).reduce((sum, stream) => sum + stream.receipts.length, 0);
const eventOf = (host: LambdaHost, event: string) =>
  host.lines
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line))
    .find((line) => line.event === event);

describe.runIf(process.platform === "linux")("what is deployed", () => {
  it.each(functionNames)(
    "of %s is its file, the catalogue, the models and the queries, and the engine only where it is used",
    (name) => {
      const root = taskRootOf(name);
      const hasEngine = withEngine.includes(name);
      expect(readdirSync(root).sort()).toEqual([
        "index.mjs",
        "models",
        ...(hasEngine ? ["node_modules"] : []),
        "programme",
        "queries",
      ]);
      expect(readdirSync(join(root, "programme"))).toEqual(
        readdirSync("pipelines/programmes/tam-ky-2021-2025").filter((file) => file.endsWith(".csv")),
      );
      for (const folder of ["models", "queries"]) {
        const files = globSync("**/*.*", { cwd: join(root, folder) }).sort();
        expect(files).toEqual(globSync("**/*.*", { cwd: join("pipelines", folder) }).sort());
      }
      const megabytes =
        globSync("**/*", { cwd: root })
          .map((file) => statSync(join(root, file)))
          .reduce((sum, { size }) => sum + size, 0) /
        2 ** 20;
      console.log(`${name}: ${megabytes.toFixed(1)} MB of ${limitMb}`);
      expect(megabytes).toBeLessThan(limitMb);
    },
  );

  it.each(withEngine)("of %s has the engine's library for the function's own architecture", (name) => {
    const libraries = globSync("**/*.{so,node}", { cwd: taskRootOf(name) });
    expect(libraries.map((file) => file.split("/").at(-1)).sort()).toEqual(["duckdb.node", "libduckdb.so"]);
    const machines: Readonly<Record<string, number>> = { x64: 62, arm64: 183 };
    for (const file of libraries) {
      // the ELF header names the machine at byte 18
      expect(readFileSync(join(taskRootOf(name), file)).readUInt16LE(18)).toBe(machines[process.arch]);
    }
  });
});

describe("accept, as it is deployed", () => {
  it("answers an upload, stays warm, and counts in one line", async () => {
    const host = await hosted("accept");
    await upload();
    const cold = await host.invoke(queueOf(objectCreated(key)));
    expect(cold).toMatchObject({ kind: "answered", answer: { batchItemFailures: [] } });
    expect(await receipts()).toBe(1);
    expect(keys()).toContain(answerKey("20335a", uploadId));
    expect(keys()).not.toContain(key);
    expect(eventOf(host, "accepted")).toMatchObject({ stage: "test", timeliness: "on_time", Accepted: 1 });
    const warm = await host.invoke(queueOf(objectCreated(key)));
    expect(warm).toMatchObject({ kind: "answered", answer: { batchItemFailures: [] } });
    expect(warm.report).toMatchObject({ isColdStart: false, pid: cold.report.pid });
    expect(await receipts()).toBe(1);
    console.log("accept, cold and warm:", cold.report, warm.report);
  });

  it("gives a poisoned message back and says so, and nothing of the process breaks", async () => {
    const host = await hosted("accept");
    await upload();
    const ended = await host.invoke(queueOf("poison", objectCreated(key)));
    expect(ended).toMatchObject({ answer: { batchItemFailures: [{ itemIdentifier: "0" }] } });
    expect(eventOf(host, "failed")).toMatchObject({ fault: "Fatal", message_id: "0", Failed: 1 });
    expect(await receipts()).toBe(1);
  });

  it("says what is missing in its environment, at every call", async () => {
    const host = await hosted("accept", { environment: {} });
    for (let time = 0; time < 2; time += 1) {
      const ended = await host.invoke(queueOf());
      expect(ended).toMatchObject({
        kind: "error",
        errorMessage: expect.stringContaining("THUOCDO_DATA_BUCKET"),
      });
    }
  });

  it("stuck at the receipt is stopped by its time; the next process finishes the work", async () => {
    const host = await hosted("accept", { timeoutMs: 8_000 });
    await upload();
    s3.mishap = (request) => (request.startsWith(`PUT ${bucket}/ledger/`) ? "silence" : null);
    expect(await host.invoke(queueOf(objectCreated(key)))).toMatchObject({ errorType: "Sandbox.Timedout" });
    expect(await receipts()).toBe(0);
    expect(keys()).toContain(key);
    s3.mishap = () => null;
    expect(await host.invoke(queueOf(objectCreated(key)))).toMatchObject({
      answer: { batchItemFailures: [] },
    });
    expect(await receipts()).toBe(1);
    expect(keys()).not.toContain(key);
  });

  it("killed at any write, before it or after, loses nothing and doubles nothing", async () => {
    const isWrite = (request: string) => /^(PUT|DELETE) /.test(request);
    const host = await hosted("accept");
    for (const how of ["before", "after"] as const) {
      for (let no = 1; no <= 5; no += 1) {
        await upload();
        let writes = 0;
        const isNow = (request: string) => isWrite(request) && ++writes === no;
        const killing = (request: string) => {
          if (isNow(request)) host.kill();
        };
        s3.meanwhile = how === "after" ? killing : () => {};
        s3.mishap = (request) => {
          if (how === "after" || !isNow(request)) return null;
          host.kill();
          return "silence";
        };
        const killed = await host.invoke(queueOf(objectCreated(key)));
        expect(killed, `${how} ${no}`).toMatchObject({ errorType: "Runtime.ExitError" });
        s3.meanwhile = () => {};
        s3.mishap = () => null;
        const again = await host.invoke(queueOf(objectCreated(key)));
        expect(again, `${how} ${no}`).toMatchObject({ answer: { batchItemFailures: [] } });
        expect(await receipts(), `${how} ${no}`).toBe(1);
        expect(keys(), `${how} ${no}`).toContain(answerKey("20335a", uploadId));
        expect(keys(), `${how} ${no}`).not.toContain(key);
        expect((await verifyStore({ store, hashing, journal: silent })).problems).toEqual([]);
        s3.buckets.get(bucket)!.clear();
      }
    }
  });
});

describe("keep-windows, as it is deployed", () => {
  it("answers what no event told of, closes, and asks for a build", async () => {
    const host = await hosted("keep-windows");
    await upload();
    expect(await host.invoke({ source: "aws.scheduler" })).toMatchObject({ kind: "answered" });
    expect(await receipts()).toBe(1);
    expect(keys().some((found) => found.startsWith("windows/"))).toBe(true);
    expect(queue.bodies).toEqual([JSON.stringify({ reason: "kept" })]);
    expect(eventOf(host, "kept")).toMatchObject({ WaitingUploads: 1, OverdueSeconds: 0 });
  });
});

describe("door, as it is deployed", () => {
  it("lets a ward ask for an upload that the inbox will take, and see its receipt", async () => {
    const host = await hosted("door");
    const asked = async (path: string, more: object = {}) => {
      const claims = { "custom:org_unit_key": "20335a" };
      const ended = await host.invoke(gatewayEvent(path, { claims, ...more }));
      const { statusCode, body } = (ended as unknown as { answer: { statusCode: number; body: string } })
        .answer;
      return { statusCode, body: JSON.parse(body) };
    };
    const place = await asked("/api/uploads", {
      method: "POST",
      body: JSON.stringify({ org_unit_key: "20335a", size_bytes: 9_000 }),
    });
    expect(place.statusCode).toBe(201);
    const sent = inboxKey("20335a", place.body.upload_id);
    expect(place.body.fields).toMatchObject({ key: sent, bucket });
    await upload(sent);
    const answer = `/api/uploads/20335a/${place.body.upload_id}`;
    expect(await asked(answer)).toMatchObject({ statusCode: 202, body: { state: "waiting" } });
    await (await hosted("accept")).invoke(queueOf(objectCreated(sent)));
    expect(await asked(answer)).toMatchObject({ statusCode: 200 });
  });
});

describe("remind, as it is deployed", () => {
  it("gives no notice while nothing is due", async () => {
    expect(await (await hosted("remind")).invoke({})).toMatchObject({ kind: "answered", answer: null });
    expect(keys()).toEqual([]);
  });
});

const small = mkdtempSync(join(folder, "small-"));
const canMount = spawnSync("unshare", ["-rm", "mount", "-t", "tmpfs", "tmpfs", small]).status === 0;
if (!canMount) console.warn("SKIPPED: no folder can be mounted here, so no temporary folder was filled");

describe.runIf(process.platform === "linux")("build and publish, as they are deployed", () => {
  beforeEach(async () => {
    await upload();
    await (await hosted("accept")).invoke(queueOf(objectCreated(key)));
  });

  it("build by the engine in the function, and then what a site may show", async () => {
    const temporary = join(folder, "left-by-a-killed-process");
    mkdirSync(join(temporary, "thuocdo/duckdb-999999999-00000000-x/spill"), { recursive: true });
    const builder = await hosted("build", { memoryMb: 2048, temporary });
    const built = await builder.invoke(queueOf({ reason: "kept" }));
    expect(built).toMatchObject({ kind: "answered" });
    const manifest = await readWarehouseManifest(store);
    expect(manifest?.engine_version).toMatch(/^duckdb /);
    expect(manifest?.objects.find(({ table }) => table === "observations")?.row_count).toBeGreaterThan(0);
    expect(queue.bodies).toEqual([JSON.stringify({ reason: "built" })]);
    const idle = await builder.invoke(queueOf({ reason: "kept" }));
    expect(idle.report).toMatchObject({ isColdStart: false });
    expect(readdirSync(join(temporary, "thuocdo"))).toEqual([]);
    console.log("build, cold and idle:", built.report, idle.report);

    const published = await (await hosted("publish", { memoryMb: 2048 })).invoke(
      queueOf({ reason: "built" }),
    );
    expect(published).toMatchObject({ kind: "answered" });
    expect(keys()).toContain("published/manifest.json");
  });

  it.runIf(canMount)(
    "say that the temporary folder is full, leave the warehouse as it was, and build once there is room",
    async () => {
      const filled = [
        "/usr/bin/unshare",
        "-rm",
        "/bin/sh",
        "-c",
        'mount -t tmpfs -o size=100k tmpfs "$0" && exec "$@"',
        small,
      ];
      const builder = await hosted("build", { temporary: small, behind: filled });
      const full = await builder.invoke(queueOf({}));
      expect(full).toMatchObject({ kind: "error", errorType: "Retryable" });
      expect(eventOf(builder, "failed")).toMatchObject({
        message: expect.stringContaining("temporary files is full"),
      });
      expect(keys()).not.toContain(warehouseManifestKey);
      expect(queue.bodies).toEqual([]);
      expect(await (await hosted("build")).invoke(queueOf({}))).toMatchObject({ kind: "answered" });
      expect(keys()).toContain(warehouseManifestKey);
    },
  );
});
