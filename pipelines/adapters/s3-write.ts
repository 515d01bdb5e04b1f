import { createHash, randomUUID } from "node:crypto";
import {
  HeadObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { ObjectLock } from "./s3-lock.ts";
import { readingTakes, statusOf, unlessStatus, withS3Faults } from "./s3-request.ts";

/** Under which an object carries the mark of the write that put it there. */
const markName = "thuocdo-write";

interface Place {
  readonly Bucket: string;
  readonly Key: string;
}
type Condition = ({ readonly IfNoneMatch: "*" } & ObjectLock) | { readonly IfMatch: string };

/** A request to put these bytes there; what S3 takes in is held to their SHA-256. */
export const putRequest = (place: Place, bytes: Uint8Array): PutObjectCommandInput => ({
  ...place,
  Body: bytes,
  ChecksumSHA256: createHash("sha256").update(bytes).digest("base64"),
});

/**
 * Puts bytes while a condition holds. A write whose answer is lost is tried again by the client and is then refused by
 * what it wrote itself, so each write carries a mark of its own, by which equal bytes of another writer are told apart:
 * "written" where ours stands, "refused" where no try of ours can have been taken, "unsure" where one may have been
 * and another's stands now.
 */
export async function putIf(
  s3: S3Client,
  place: Place,
  bytes: Uint8Array,
  condition: Condition,
): Promise<"written" | "refused" | "unsure"> {
  const mark = randomUUID();
  const command = new PutObjectCommand({
    ...putRequest(place, bytes),
    ...condition,
    Metadata: { [markName]: mark },
  });
  const tries = watchTries(command);
  // 404: there is nothing that could match
  const put = await unlessStatus([404, 412], () => s3.send(command));
  if (put !== null) return "written";
  if (!tries.areUnsure()) return "refused";
  const look = () => unlessStatus([404], () => s3.send(new HeadObjectCommand(place)));
  const standing = await withS3Faults(`Looking at s3://${place.Bucket}/${place.Key}`, readingTakes, look);
  return standing?.Metadata?.[markName] === mark ? "written" : "unsure";
}

/** Tells of each try of a command: whether one failed that may yet have been taken. A conflict with a write under way is tried again. */
function watchTries(command: PutObjectCommand): { areUnsure(): boolean } {
  let isUnsure = false;
  command.middlewareStack.addRelativeTo(
    <A, R>(next: (args: A) => Promise<R>) =>
      async (args: A): Promise<R> => {
        try {
          return await next(args);
        } catch (error) {
          const status = statusOf(error);
          if (status === undefined || status >= 500) isUnsure = true;
          if (status === 409) Object.assign(error as Error, { $retryable: {} });
          throw error;
        }
      },
    { name: "watchTries", relation: "after", toMiddleware: "retryMiddleware" },
  );
  return { areUnsure: () => isUnsure };
}
