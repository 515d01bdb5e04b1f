import { S3Client } from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { createS3Uploads } from "../../pipelines/adapters/s3-uploads.ts";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "none" };
const uploads = createS3Uploads({
  s3: new S3Client({ region: "ap-southeast-1", credentials }),
  bucket: "data",
});

describe("an upload into the bucket", () => {
  it("is open for exactly one key, so many bytes and five minutes", async () => {
    const before = Date.now();
    const { url, fields } = await uploads.ask("inbox/20335a/0190b1c2", 1_000);
    expect(url).toBe("https://data.s3.ap-southeast-1.amazonaws.com/");
    expect(fields.key).toBe("inbox/20335a/0190b1c2");
    const policy = JSON.parse(Buffer.from(fields.Policy!, "base64").toString());
    expect(policy.conditions).toContainEqual({ key: "inbox/20335a/0190b1c2" });
    expect(policy.conditions).toContainEqual({ bucket: "data" });
    expect(policy.conditions).toContainEqual(["content-length-range", 0, 1_000]);
    expect(JSON.stringify(policy.conditions)).not.toContain("starts-with");
    const open = Date.parse(policy.expiration) - before;
    expect(open).toBeGreaterThan(0);
    expect(open).toBeLessThan(600_000);
  });
});
