import { DeleteObjectCommand, HeadObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { inBlocks } from "../domain/in-blocks.ts";
import type { SiteFile } from "../domain/site-files.ts";
import { requestsAtOnce } from "../ports/object-store.ts";
import type { SiteHost } from "../ports/site-host.ts";
import { listObjects } from "./s3-list.ts";
import { readingTakes, unlessStatus, withS3Faults } from "./s3-request.ts";
import { putRequest } from "./s3-write.ts";

/** A site in a bucket, or below a prefix of it that ends in "/"; everything there is the site's. */
export function createS3Site(options: {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly prefix: string;
}): SiteHost {
  const { s3, bucket: Bucket, prefix } = options;
  const placeOf = (path: string) => ({ Bucket, Key: `${prefix}${path}` });
  const asked = <T>(doing: string, path: string, permission: string, work: () => Promise<T>): Promise<T> =>
    withS3Faults(`${doing} s3://${Bucket}/${prefix}${path}`, permission, work);

  /** A listing tells neither checksum nor type. */
  const look = (path: string): Promise<SiteFile> =>
    asked("Looking at", path, readingTakes, async () => {
      const command = new HeadObjectCommand({ ...placeOf(path), ChecksumMode: "ENABLED" });
      const found = await unlessStatus([404], () => s3.send(command));
      const checksum = found?.ChecksumSHA256;
      return {
        path,
        sha256: checksum === undefined ? null : Buffer.from(checksum, "base64").toString("hex"),
        content_type: found?.ContentType ?? null,
        cache_control: found?.CacheControl ?? null,
      };
    });

  return {
    files: async () => {
      const paths = await Array.fromAsync(listObjects(s3, Bucket, prefix), ({ Key }) =>
        Key.slice(prefix.length),
      );
      return inBlocks(paths, requestsAtOnce, look);
    },
    put: ({ path, content_type, cache_control }, bytes) =>
      asked("Writing", path, "s3:PutObject", async () => {
        await s3.send(
          new PutObjectCommand({
            ...putRequest(placeOf(path), bytes),
            ...(content_type === null ? {} : { ContentType: content_type }),
            ...(cache_control === null ? {} : { CacheControl: cache_control }),
          }),
        );
      }),
    remove: (path) =>
      asked("Removing", path, "s3:DeleteObject", async () => {
        await s3.send(new DeleteObjectCommand(placeOf(path)));
      }),
  };
}
