import { GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { Fatal } from "../domain/fault.ts";
import { withAwsFaults } from "./aws-fault.ts";
import { listObjects } from "./s3-list.ts";

/** The objects below places such as s3://bucket/prefix/, for an engine that reads files where they lie. */
export interface AthenaObjects {
  /** names after the place, in binary order */
  names(place: string): Promise<readonly string[]>;
  read(place: string, name: string): Promise<Uint8Array>;
  write(place: string, name: string, bytes: Uint8Array): Promise<void>;
}

/** Those of S3. Errors of the service are faults that name the place. */
export function createAthenaObjects(s3: S3Client): AthenaObjects {
  return {
    names: (place) => namesBelow(s3, place),
    read: (place, name) =>
      withAwsFaults(`Reading ${place}${name}`, async () => {
        const { Bucket, prefix } = bucketAndPrefix(place);
        const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: `${prefix}${name}` }));
        return Body!.transformToByteArray();
      }),
    write: (place, name, Body) =>
      withAwsFaults(`Writing ${place}${name}`, async () => {
        const { Bucket, prefix } = bucketAndPrefix(place);
        await s3.send(new PutObjectCommand({ Bucket, Key: `${prefix}${name}`, Body }));
      }),
  };
}

async function namesBelow(s3: S3Client, place: string): Promise<readonly string[]> {
  const { Bucket, prefix } = bucketAndPrefix(place);
  const keys = await Array.fromAsync(listObjects(s3, Bucket, prefix), ({ Key }) => Key);
  return keys.filter((key) => key !== prefix).map((key) => key.slice(prefix.length));
}

function bucketAndPrefix(place: string): { readonly Bucket: string; readonly prefix: string } {
  const [, Bucket, prefix] = /^s3:\/\/([^/]+)\/(.*\/|)$/.exec(place) ?? [];
  if (Bucket === undefined || prefix === undefined)
    throw new Fatal(`${place} is no place of S3; expected s3://bucket/prefix/, with a slash at the end.`);
  return { Bucket, prefix };
}
