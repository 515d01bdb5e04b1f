import { beforeEach, describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { Retryable } from "../../pipelines/domain/fault.ts";
import { editionHome, publishedHome } from "../../pipelines/domain/zones.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { mirrorPublications } from "../../pipelines/steps/mirror-publications.ts";
import { contentsOf } from "../contracts/faulty-store.ts";
import { hashing } from "./reception.ts";

const edition = editionHome("2023-06-28");
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const newStore = (): ObjectStore => createMemoryStore({ clock: { now: () => "2023-06-30T00:00:00.000Z" } });

let from: ObjectStore;
let to: ObjectStore;
beforeEach(() => {
  from = newStore();
  to = newStore();
});

/** Publishes these objects in a home, as far as a mirror looks. */
async function publish(home: string, build_id: string, files: Readonly<Record<string, string>>) {
  const objects = Object.entries(files).map(([name, text]) => ({ name, sha256: hashing.sha256(text) }));
  for (const [name, text] of Object.entries(files))
    await from.put(`${home}${build_id}/${name}`, bytesOf(text));
  await from.put(`${home}manifest.json`, bytesOf(JSON.stringify({ build_id, objects })));
}
const mirror = (homes: readonly string[]) => mirrorPublications(homes, { from, to, hashing });

describe("mirroring publications", () => {
  it("copies the homes that are asked for, and sends what is there no second time", async () => {
    await publish(publishedHome, "1111111111111111", { "programme.json": "{}", "a.csv": "a" });
    await publish(edition, "2222222222222222", { "a.parquet": "e" });
    await publish(editionHome("2023-09-28"), "3333333333333333", { "a.parquet": "not asked for" });
    await mirror([edition, publishedHome]);
    const { "published/editions/2023-09-28/manifest.json": _, ...asked } = await contentsOf(from);
    delete asked["published/editions/2023-09-28/3333333333333333/a.parquet"];
    expect(await contentsOf(to)).toEqual(asked);
    const gets: string[] = [];
    const get = (key: string) => {
      gets.push(key);
      return from.get(key);
    };
    await mirrorPublications([edition, publishedHome], { from: { ...from, get }, to, hashing });
    expect(gets).toEqual([`${edition}manifest.json`, `${publishedHome}manifest.json`]);
  });

  it("follows the newest publication and lets the one before go", async () => {
    await publish(publishedHome, "1111111111111111", { "a.csv": "a" });
    await publish(edition, "2222222222222222", { "a.parquet": "e" });
    await mirror([publishedHome, edition]);
    await publish(publishedHome, "4444444444444444", { "a.csv": "b" });
    await mirror([publishedHome, edition]);
    expect(Object.keys(await contentsOf(to))).toEqual([
      "published/4444444444444444/a.csv",
      "published/editions/2023-06-28/2222222222222222/a.parquet",
      "published/editions/2023-06-28/manifest.json",
      "published/manifest.json",
    ]);
  });

  it.each(["other bytes", null])(
    "stops where an object is %j and not what the manifest says",
    async (found) => {
      await publish(publishedHome, "1111111111111111", { "a.csv": "a", "b.csv": "b" });
      const key = `${publishedHome}1111111111111111/b.csv`;
      await (found === null ? from.remove(key) : from.put(key, bytesOf(found)));
      await expect(mirror([publishedHome])).rejects.toThrow(Retryable);
      expect(await to.head(`${publishedHome}manifest.json`)).toBeNull();
    },
  );

  it("mends a copy that was damaged, and copies nothing where nothing was published", async () => {
    await mirror([publishedHome]);
    expect(await contentsOf(to)).toEqual({});
    await publish(publishedHome, "1111111111111111", { "a.csv": "a" });
    await mirror([publishedHome]);
    await to.put(`${publishedHome}1111111111111111/a.csv`, bytesOf("damaged"));
    await mirror([publishedHome]);
    expect(await contentsOf(to)).toEqual(await contentsOf(from));
  });
});
