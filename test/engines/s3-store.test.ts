import { randomUUID } from "node:crypto";
import { CreateBucketCommand, PutBucketVersioningCommand } from "@aws-sdk/client-s3";
import { beforeAll, describe } from "vitest";
import { createS3Store } from "../../pipelines/adapters/s3-store.ts";
import { objectStoreContract } from "../contracts/object-store.ts";
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
});
