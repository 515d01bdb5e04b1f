import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { Fatal, Retryable } from "../domain/fault.ts";
import { problemWithKey } from "../domain/object-key.ts";
import type { ObjectHead, ObjectStore } from "../ports/object-store.ts";
import { listObjects } from "./s3-list.ts";
import type { ObjectLock } from "./s3-lock.ts";
import { readingTakes, unlessStatus, withS3Faults } from "./s3-request.ts";
import { putIf, putRequest } from "./s3-write.ts";

/**
 * All zones in one bucket, or below a prefix of it. Arrival is S3's own time, to the second; the etag is S3's. Checksums
 * hold what is written and read. Requests are tried as often as the client says; what then still fails is a fault.
 */
export function createS3Store(options: {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly prefix?: string;
  /** how long what is created there has to stay; unset = nothing is locked */
  readonly lockOf?: (key: string) => ObjectLock;
}): ObjectStore {
  const { s3, bucket: Bucket, prefix: given = "", lockOf = () => ({}) } = options;
  const root = given === "" ? "" : given.replace(/\/*$/, "/");

  function placeOf(key: string): { Bucket: string; Key: string } {
    const problem = problemWithKey(key);
    if (problem !== null) throw new Fatal(`The key "${key}" ${problem}.`);
    return { Bucket, Key: `${root}${key}` };
  }
  const asked = <T>(doing: string, key: string, permission: string, work: () => Promise<T>): Promise<T> =>
    withS3Faults(`${doing} s3://${Bucket}/${root}${key}`, permission, work);

  const reading = async (key: string, condition: { readonly IfMatch?: string } = {}) =>
    asked("Reading", key, readingTakes, async () => {
      const command = new GetObjectCommand({ ...placeOf(key), ChecksumMode: "ENABLED", ...condition });
      const found = await unlessStatus([404, 412], () => s3.send(command));
      if (found === null) return null;
      const bytes = await found.Body!.transformToByteArray();
      return { bytes, ...headFrom(key, { ...found, Size: bytes.length }) };
    });

  const writing = async (key: string, bytes: Uint8Array, condition: Parameters<typeof putIf>[3]) =>
    asked("Writing", key, "s3:PutObject", () => putIf(s3, placeOf(key), bytes, condition));

  return {
    get: (key) => reading(key),
    head: async (key) =>
      asked("Looking at", key, readingTakes, async () => {
        const found = await unlessStatus([404], () => s3.send(new HeadObjectCommand(placeOf(key))));
        return found === null ? null : headFrom(key, { ...found, Size: found.ContentLength ?? 0 });
      }),
    // where ours was taken and lost, nothing of another's can stand in its place
    create: async (key, bytes) =>
      (await writing(key, bytes, { IfNoneMatch: "*", ...lockOf(key) })) === "written" ? "created" : "exists",
    replace: async (key, bytes, etag) => {
      const outcome = await writing(
        key,
        bytes,
        etag === null ? { IfNoneMatch: "*" } : { IfMatch: `"${etag}"` },
      );
      if (outcome !== "unsure") return outcome === "written" ? "replaced" : "conflict";
      throw new Retryable(
        `Whether s3://${Bucket}/${root}${key} was replaced is not known: others write it too.`,
      );
    },
    put: async (key, bytes) =>
      asked("Writing", key, "s3:PutObject", async () => {
        await s3.send(new PutObjectCommand(putRequest(placeOf(key), bytes)));
      }),
    getVersion: async (key, etag) => {
      const found = await reading(key, { IfMatch: `"${etag}"` });
      if (found === null) throw new Fatal(`The version ${etag} of s3://${Bucket}/${root}${key} is gone.`);
      return found.bytes;
    },
    list: async function* (prefix) {
      for await (const found of listObjects(s3, Bucket, `${root}${prefix}`)) {
        const key = found.Key.slice(root.length);
        // others are such as the "folders" that the console makes
        if (problemWithKey(key) === null) yield headFrom(key, found);
      }
    },
    remove: async (key) =>
      asked("Removing", key, "s3:DeleteObject", async () => {
        await s3.send(new DeleteObjectCommand(placeOf(key)));
      }),
  };
}

/** What S3 says of an object, in a header or a listing. */
interface Found {
  readonly ETag?: string | undefined;
  readonly Size?: number | undefined;
  readonly LastModified?: Date | undefined;
}

/** Listings may carry parts of a second, headers can't: an object has one arrival wherever it is seen. */
function headFrom(key: string, found: Found): ObjectHead {
  const { ETag = "", Size = 0, LastModified } = found;
  if (LastModified === undefined) throw new Fatal(`S3 does not say when ${key} arrived.`);
  const seconds = Math.floor(LastModified.getTime() / 1000);
  return {
    key,
    etag: ETag.replaceAll('"', ""),
    size_bytes: Size,
    last_modified_at: new Date(seconds * 1000).toISOString(),
  };
}
