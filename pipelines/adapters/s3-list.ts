import { type _Object as ListedObject, ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import { withS3Faults } from "./s3-request.ts";

/** Every object below a prefix of a bucket, in binary order of its key, asked for a page at a time. */
export async function* listObjects(
  s3: S3Client,
  Bucket: string,
  Prefix: string,
): AsyncGenerator<ListedObject & { readonly Key: string }> {
  let next: string | undefined;
  do {
    const from = next === undefined ? {} : { ContinuationToken: next };
    const command = new ListObjectsV2Command({ Bucket, Prefix, EncodingType: "url", ...from });
    const page = await withS3Faults(`Listing s3://${Bucket}/${Prefix}`, "s3:ListBucket", () =>
      s3.send(command),
    );
    for (const found of page.Contents ?? [])
      yield { ...found, Key: keyFrom(found.Key ?? "", page.EncodingType) };
    next = page.NextContinuationToken;
  } while (next !== undefined);
}

/** Keys are asked for in URL encoding, because XML can't hold every character. */
const keyFrom = (written: string, encoding: string | undefined): string =>
  encoding === "url" ? decodeURIComponent(written.replaceAll("+", " ")) : written;
