import { randomUUID } from "node:crypto";
import { CreateBucketCommand, PutBucketVersioningCommand } from "@aws-sdk/client-s3";
import { beforeAll, describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createS3Site } from "../../pipelines/adapters/s3-site.ts";
import { createS3Store } from "../../pipelines/adapters/s3-store.ts";
import { uploadSite } from "../../pipelines/steps/upload-site.ts";
import { objectStoreContract } from "../contracts/object-store.ts";
import { hashing, silent } from "../steps/reception.ts";
import { lacking, newClients } from "./athena.ts";

const bucket = `data-${randomUUID()}`;

describe.runIf(lacking === null)("on a versioned bucket of the stand-in", () => {
  beforeAll(async () => {
    const { s3 } = newClients();
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
    const VersioningConfiguration = { Status: "Enabled" } as const;
    await s3.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration }));
  });

  objectStoreContract(
    "the S3 store",
    async () => createS3Store({ s3: newClients().s3, bucket, prefix: randomUUID() }),
    { arrivals: "by the server's clock" },
  );

  it("is told by S3 what a site's files are, so that a second upload sends nothing", async () => {
    const clock = { now: () => "2023-06-16T02:30:00.000Z" };
    const site = createMemoryStore({ clock });
    for (const path of ["build.json", "index.html", "_import/style.28186938.css", "data/a b+ệ.csv"])
      await site.put(path, new TextEncoder().encode(path));
    const host = createS3Site({ s3: newClients().s3, bucket, prefix: "site/" });
    const upload = () => uploadSite({ site, host, hashing, journal: silent });
    expect(await upload()).toEqual({ written: 4, kept: 0, removed: 0 });
    expect(await upload()).toEqual({ written: 0, kept: 4, removed: 0 });
    await site.remove("data/a b+ệ.csv");
    await site.put("index.html", new TextEncoder().encode("new"));
    expect(await upload()).toEqual({ written: 1, kept: 2, removed: 1 });
  });
});
