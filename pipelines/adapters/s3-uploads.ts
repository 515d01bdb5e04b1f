import type { S3Client } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import type { Uploads } from "../ports/uploads.ts";
import { withAwsFaults } from "./aws-fault.ts";

/** Long enough for a slow line, short enough that a form which leaks is soon worth nothing. */
const openSeconds = 300;

/** Uploads straight into the bucket: the policy names the exact key and the greatest size, and S3 holds it. */
export const createS3Uploads = ({
  s3,
  bucket,
}: {
  readonly s3: S3Client;
  readonly bucket: string;
}): Uploads => ({
  ask: (key, maxBytes) =>
    withAwsFaults(`Asking for an upload of ${key}`, () =>
      createPresignedPost(s3, {
        Bucket: bucket,
        Key: key,
        Conditions: [["content-length-range", 0, maxBytes]],
        Expires: openSeconds,
      }),
    ),
});
