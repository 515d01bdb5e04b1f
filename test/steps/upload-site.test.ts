import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createS3Site } from "../../pipelines/adapters/s3-site.ts";
import { Fatal, Retryable } from "../../pipelines/domain/fault.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { type SiteUploadReport, uploadSite } from "../../pipelines/steps/upload-site.ts";
import { clientOf, type KeptObject, type S3Double, startS3Double } from "../adapters/s3-double.ts";
import { hashing, silent } from "./reception.ts";

const first = {
  "404.html": "none",
  "_import/style.28186938.css": "body{}",
  "build.json": "1",
  "chi-tieu/a.html": "<p>1",
  "data/a.csv": "a;1",
  "index.html": "<p>home",
};
const { "_import/style.28186938.css": _, ...unchanged } = first;
const second = {
  ...unchanged,
  "_import/style.77777777.css": "p{}",
  "build.json": "2",
  "chi-tieu/a.html": "<p>2",
};

let double: S3Double;
let standing: Map<string, KeptObject>;
beforeAll(async () => {
  double = await startS3Double("site");
  standing = double.buckets.get("site")!;
});
afterAll(() => double.close());
beforeEach(() => {
  standing.clear();
  double.requests.length = 0;
  double.mishap = () => null;
});

async function siteOf(files: Readonly<Record<string, string>>): Promise<ObjectStore> {
  const site = createMemoryStore({ clock: { now: () => "2023-06-16T02:30:00.000Z" } });
  for (const [path, text] of Object.entries(files)) await site.put(path, new TextEncoder().encode(text));
  return site;
}
async function upload(files: Readonly<Record<string, string>>): Promise<SiteUploadReport | null> {
  const host = createS3Site({ s3: clientOf(double, { maxAttempts: 1 }), bucket: "site", prefix: "tam-ky/" });
  return uploadSite({ site: await siteOf(files), host, hashing, journal: silent });
}
const served = (): Record<string, string> =>
  Object.fromEntries(
    [...standing].map(([key, { bytes }]) => [key.replace("tam-ky/", ""), new TextDecoder().decode(bytes)]),
  );
const writes = (): readonly string[] =>
  double.requests
    .filter((request) => /^(PUT|DELETE)/.test(request))
    .map((request) => request.replace("site/tam-ky/", ""));

describe("uploading a site", () => {
  it("never puts one edition's site where the other's stands", async () => {
    const { "build.json": mark, ...pages } = first;
    const open = { ...pages, "public-build.json": mark };
    await upload(open);
    const before = served();
    expect(await upload(first)).toBeNull();
    expect(served()).toEqual(before);
    expect(await upload(open)).toEqual({ written: 0, kept: 6, removed: 0 });
    standing.clear();
    await upload(first);
    expect(await upload(open)).toBeNull();
    expect(served()).toEqual(first);
  });

  it("sends every file with its type and for how long it may be kept, pages after what they load", async () => {
    expect(await upload(first)).toEqual({ written: 6, kept: 0, removed: 0 });
    expect(served()).toEqual(first);
    expect(writes()[0]).toBe("PUT build.json");
    expect(writes().slice(1, 3).toSorted()).toEqual(["PUT _import/style.28186938.css", "PUT data/a.csv"]);
    const headers = Object.fromEntries(
      [...standing].map(([key, object]) => [
        key,
        [object.headers["content-type"], object.headers["cache-control"]],
      ]),
    );
    expect(headers).toEqual({
      "tam-ky/404.html": ["text/html; charset=utf-8", "no-cache"],
      "tam-ky/_import/style.28186938.css": ["text/css; charset=utf-8", "public, max-age=31536000, immutable"],
      "tam-ky/build.json": ["application/json; charset=utf-8", "no-cache"],
      "tam-ky/chi-tieu/a.html": ["text/html; charset=utf-8", "no-cache"],
      "tam-ky/data/a.csv": ["text/csv; charset=utf-8", "no-cache"],
      "tam-ky/index.html": ["text/html; charset=utf-8", "no-cache"],
    });
  });

  it("sends only what changed, and removes what is gone last", async () => {
    await upload(first);
    double.requests.length = 0;
    expect(await upload(second)).toEqual({ written: 3, kept: 3, removed: 1 });
    expect(writes()).toEqual([
      "PUT build.json",
      "PUT _import/style.77777777.css",
      "PUT chi-tieu/a.html",
      "DELETE _import/style.28186938.css",
    ]);
    expect(served()).toEqual(second);
    double.requests.length = 0;
    expect(await upload(second)).toEqual({ written: 0, kept: 6, removed: 0 });
    expect(writes()).toEqual([]);
  });

  it("sends again what is served under another type, or for another time", async () => {
    await upload(first);
    for (const [name, value] of [
      ["content-type", "text/plain"],
      ["cache-control", "max-age=60"],
    ] as const) {
      const page = standing.get("tam-ky/index.html")!;
      standing.set("tam-ky/index.html", { ...page, headers: { ...page.headers, [name]: value } });
      expect(await upload(first)).toEqual({ written: 1, kept: 5, removed: 0 });
    }
  });

  it.each([1, 2, 3, 4])("is finished by the next run where it was cut short at write %i", async (at) => {
    await upload(first);
    double.requests.length = 0;
    double.mishap = () => (writes().length === at ? { status: 500, code: "InternalError" } : null);
    await expect(upload(second)).rejects.toThrow(Retryable);
    // a page that stands finds all that it loads
    if (served()["chi-tieu/a.html"] === "<p>2")
      expect(served()).toHaveProperty(["_import/style.77777777.css"]);
    if (served()["chi-tieu/a.html"] === "<p>1")
      expect(served()).toHaveProperty(["_import/style.28186938.css"]);
    double.mishap = () => null;
    await upload(second);
    expect(served()).toEqual(second);
  });

  it("finishes a first upload that was cut short, and goes back to what stood before", async () => {
    double.mishap = () => (writes().length === 2 ? { status: 500, code: "InternalError" } : null);
    await expect(upload(first)).rejects.toThrow(Retryable);
    double.mishap = () => null;
    await upload(first);
    expect(served()).toEqual(first);
    await upload(second);
    await upload(first);
    expect(served()).toEqual(first);
  });

  it("touches nothing outside its prefix, nor where other things stand and no site", async () => {
    standing.set("other/received/a", {
      bytes: new Uint8Array([1]),
      etag: '"1"',
      arrivedAt: new Date(0),
      headers: {},
    });
    await upload(first);
    expect(standing.has("other/received/a")).toBe(true);
    standing.delete("tam-ky/build.json");
    double.requests.length = 0;
    expect(await upload(second)).toBeNull();
    expect(writes()).toEqual([]);
  });

  it("needs a person, and says what for, when the bucket forbids it", async () => {
    double.mishap = (request) => (request.startsWith("PUT") ? { status: 403, code: "AccessDenied" } : null);
    const fault: Error = await upload(first).then(
      () => Error("no fault"),
      (error) => error,
    );
    expect(fault).toBeInstanceOf(Fatal);
    expect(fault.message).toMatch(/s3:\/\/site\/tam-ky\/build.json: .* permission s3:PutObject\.$/);
  });
});
